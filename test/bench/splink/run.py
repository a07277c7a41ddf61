"""Runs Splink over a Parquet file of people with known truth, and prints what came of it as JSON.

    python run.py FILE [--threads N]

seconds      by phase; `total` is from reading the file to clusters at .95, without imports and without measuring
pairs        scored
at95         pairwise precision, recall and F1 of its clusters at its usual cut, every true pair counted
best         the same at the cut with the highest F1, which only the truth can tell, and that cut in bits
peakMemoryBytes  of this process until its clusters were made
"""

import argparse
import json
import logging
import resource
import time
import warnings

import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator

from cuts import best_cut, quality
from recipes import recipe_for

USUAL_CUT = 0.95
RANDOM_PAIRS = 1e6


class Stopwatch:
    def __init__(self):
        self.seconds = {}
        self._started = time.perf_counter()

    def lap(self, phase):
        now = time.perf_counter()
        self.seconds[phase] = round(now - self._started, 2)
        self._started = now


def main():
    arguments = argparse.ArgumentParser(description="Splink over a Parquet file of people, measured")
    arguments.add_argument("file")
    arguments.add_argument("--threads", type=int, default=2)
    wanted = arguments.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    print(json.dumps(measured(wanted.file, wanted.threads)))


def measured(file, threads):
    connection = duckdb.connect()
    connection.execute(f"SET threads = {threads}")
    path = file.replace("'", "''")
    described = connection.execute(f"DESCRIBE SELECT * FROM read_parquet('{path}')").fetchall()
    recipe = recipe_for([name for name, *_ in described])

    watch = Stopwatch()
    connection.execute(f"CREATE TABLE people AS {recipe.cleaning.replace('{file}', path)}")
    watch.lap("clean")
    linker = trained(connection, recipe)
    watch.lap("train")
    scored = linker.inference.predict(threshold_match_weight=-10)
    watch.lap("predict")
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, USUAL_CUT)
    watch.lap("cluster")
    peak_kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    return {
        "seconds": {**watch.seconds, "total": round(sum(watch.seconds.values()), 2)},
        "pairs": connection.execute(f"SELECT count(*) FROM {scored.physical_name}").fetchone()[0],
        "at95": quality(connection, clusters.physical_name),
        "best": best_cut(connection, scored.physical_name),
        "peakMemoryBytes": peak_kilobytes * 1024,
    }


def trained(connection, recipe):
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=recipe.comparisons,
        blocking_rules_to_generate_predictions=recipe.blocking,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )
    database = DuckDBAPI(connection)
    linker = Linker(database.register("people"), settings)
    training = linker.training
    training.estimate_probability_two_random_records_match(recipe.certain, recall=recipe.certain_recall)
    training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=1)
    for columns in recipe.em_passes:
        training.estimate_parameters_using_expectation_maximisation(columns)
    return linker


if __name__ == "__main__":
    main()
