"""Trains a small model of Splink, saves it, and writes what it scores pairs by that file.

    python train.py FOLDER

FOLDER/people.parquet holds the records (id, given_name, family_name, birth_date, town, email); written are settings.json
and scored.parquet (unique_id_l, unique_id_r, match_weight). The saved file is loaded again to score, as another user would.
"""

import logging
import sys
import warnings

import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

RANDOM_PAIRS = 1e6


def main(folder):
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE people AS SELECT id AS unique_id, * EXCLUDE id FROM read_parquet('{folder}/people.parquet')")
    database = DuckDBAPI(connection)
    linker = Linker(database.register("people"), settings())
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("given_name", "family_name", "birth_date")], recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("birth_date"))
    training.estimate_parameters_using_expectation_maximisation(block_on("email"))
    linker.misc.save_model_to_json(f"{folder}/settings.json", overwrite=True)

    again = DuckDBAPI(connection)
    loaded = Linker(again.register("people"), f"{folder}/settings.json")
    scored = loaded.inference.predict()
    connection.execute(
        f"""COPY (SELECT unique_id_l, unique_id_r, match_weight FROM {scored.physical_name})
        TO '{folder}/scored.parquet' (FORMAT parquet)"""
    )


def settings():
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.ForenameSurnameComparison("given_name", "family_name", jaro_winkler_thresholds=[0.88]),
            cl.CustomComparison(
                output_column_name="birth_date",
                comparison_levels=[
                    cll.NullLevel("birth_date"),
                    cll.ExactMatchLevel("birth_date"),
                    cll.DamerauLevenshteinLevel("birth_date", 1),
                    cll.LevenshteinLevel("birth_date", 2),
                    cll.CustomLevel("substr(birth_date_l, 1, 4) = substr(birth_date_r, 1, 4)"),
                    cll.ElseLevel(),
                ],
            ),
            cl.CustomComparison(
                output_column_name="town",
                comparison_levels=[
                    cll.NullLevel("town"),
                    cll.ExactMatchLevel("town", term_frequency_adjustments=True),
                    cll.JaroWinklerLevel("town", 0.8).configure(
                        tf_adjustment_column="town", tf_adjustment_weight=0.5, tf_minimum_u_value=0.01
                    ),
                    cll.ElseLevel(),
                ],
            ),
            cl.EmailComparison("email"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("given_name", "birth_date"),
            block_on("family_name", "birth_date"),
            block_on("email"),
            block_on("substr(given_name, 1, 3)", "family_name", "town"),
        ],
        retain_matching_columns=False,
    )


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    main(sys.argv[1])
