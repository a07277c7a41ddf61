"""Scores cleaned records by exported settings.

    python predict.py FOLDER

FOLDER/settings.json are the settings, FOLDER/cleaned.parquet the records; written is scored.parquet (unique_id_l,
unique_id_r, match_weight).
"""

import logging
import sys
import warnings

import duckdb
from splink import DuckDBAPI, Linker


def main(folder):
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE people AS SELECT * FROM read_parquet('{folder}/cleaned.parquet')")
    database = DuckDBAPI(connection)
    linker = Linker(database.register("people"), f"{folder}/settings.json")
    scored = linker.inference.predict()
    connection.execute(
        f"""COPY (SELECT unique_id_l, unique_id_r, match_weight FROM {scored.physical_name})
        TO '{folder}/scored.parquet' (FORMAT parquet)"""
    )


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    main(sys.argv[1])
