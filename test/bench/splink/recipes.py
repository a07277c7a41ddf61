"""What Splink is told about the two kinds of files it is measured on: how cells are cleaned, what is compared and
how, which pairs are looked at. Chosen with the care of somebody who knows the method and the files; nothing here
has seen who is who."""

from dataclasses import dataclass
from typing import Any

import splink.comparison_library as comparisons
from splink import block_on


@dataclass(frozen=True)
class Recipe:
    # A query over {file} that gives unique_id, truth and what is compared.
    cleaning: str
    comparisons: list[Any]
    # Pairs that agree on one of these are scored.
    blocking: list[Any]
    # What agrees on one of these is taken for a match, to begin with; together they find so large a share of all.
    certain: list[Any]
    certain_recall: float
    # Each pass learns what its own columns do not say.
    em_passes: list[Any]


TITLES = "'^(mr|mrs|ms|miss|dr|sir)[.]? '"
# How a date may be written; two figures of a year later than this one's are of the last century.
DATE_FORMATS = "['%Y-%m-%d', '%d/%m/%y', '%d/%m/%Y', '%d %b %Y']"
# What many records say and nobody means.
NO_DATES = "'1900-01-01', '1901-01-01', '1970-01-01'"
NO_PHONES = "'0000000000', '7000000000', '1234567890', '9999999999'"


def people() -> Recipe:
    name = "nullif(trim(regexp_replace(strip_accents(lower({})), '[^a-z]+', ' ', 'g')), '')"
    given = name.format(f"regexp_replace(lower(given_name), {TITLES}, '')")
    born = f"try_strptime(birth_date, {DATE_FORMATS})"
    return Recipe(
        cleaning=f"""
            WITH cleaned AS (
                SELECT
                    id AS unique_id,
                    person AS truth,
                    split_part({given}, ' ', 1) AS given_name,
                    {name.format('family_name')} AS family_name,
                    strftime(CASE WHEN year({born}) > 2026 THEN {born} - INTERVAL 100 YEAR ELSE {born} END, '%Y-%m-%d')
                        AS birth_date,
                    regexp_replace(upper(replace(postcode, ' ', '')), '(.{{3}})$', ' \\1') AS postcode,
                    right(regexp_replace(phone, '[^0-9]', '', 'g'), 10) AS phone,
                    CASE WHEN contains(email, '@') THEN lower(email) END AS email
                FROM read_parquet('{{file}}')
            )
            SELECT
                * REPLACE (
                    CASE WHEN birth_date NOT IN ({NO_DATES}) THEN birth_date END AS birth_date,
                    CASE WHEN phone NOT IN ({NO_PHONES}) THEN phone END AS phone,
                    CASE WHEN email NOT LIKE 'noemail@%' AND email NOT LIKE 'unknown@%' THEN email END AS email
                ),
                given_name || ' ' || family_name AS name
            FROM cleaned
        """,
        comparisons=[
            comparisons.ForenameSurnameComparison(
                "given_name", "family_name", forename_surname_concat_col_name="name"
            ),
            comparisons.DateOfBirthComparison("birth_date", input_is_string=True),
            comparisons.PostcodeComparison("postcode"),
            comparisons.EmailComparison("email"),
            comparisons.DamerauLevenshteinAtThresholds("phone", 1).configure(term_frequency_adjustments=True),
        ],
        blocking=[
            block_on("email"),
            block_on("phone", "given_name"),
            block_on("phone", "family_name"),
            block_on("birth_date", "family_name"),
            block_on("birth_date", "given_name"),
            block_on("birth_date", "postcode"),
            block_on("postcode", "given_name"),
            block_on("family_name", "given_name", "substr(postcode, 1, 2)"),
        ],
        certain=[
            block_on("given_name", "family_name", "birth_date"),
            block_on("given_name", "email"),
        ],
        certain_recall=0.6,
        em_passes=[
            block_on("given_name", "family_name"),
            block_on("birth_date"),
            block_on("email"),
        ],
    )


def historical() -> Recipe:
    place = "substr(birth_place, 1, 3)"
    return Recipe(
        cleaning="""
            SELECT
                unique_id,
                cluster AS truth,
                nullif(lower(first_name), '') AS first_name,
                nullif(lower(surname), '') AS surname,
                nullif(lower(first_and_surname), '') AS name,
                dob, upper(postcode_fake) AS postcode, birth_place, occupation
            FROM read_parquet('{file}')
        """,
        comparisons=[
            comparisons.ForenameSurnameComparison(
                "first_name", "surname", forename_surname_concat_col_name="name"
            ),
            comparisons.DateOfBirthComparison("dob", input_is_string=True),
            comparisons.PostcodeComparison("postcode"),
            comparisons.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            comparisons.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
        blocking=[
            block_on("substr(first_name, 1, 3)", "substr(surname, 1, 4)"),
            block_on("surname", "dob"),
            block_on("first_name", "dob"),
            block_on("substr(postcode, 1, 3)", "surname"),
            block_on("substr(postcode, 1, 3)", "first_name"),
            block_on("substr(postcode, 1, 3)", "dob"),
            block_on("postcode", "surname"),
            block_on("postcode", "first_name"),
            block_on("postcode", "substr(dob, 1, 4)"),
            block_on("dob", place),
        ],
        certain=[
            block_on("first_name", "surname", "dob"),
            block_on("surname", "dob", "postcode"),
            block_on("first_name", "dob", "postcode"),
        ],
        certain_recall=0.6,
        em_passes=[
            block_on("first_name", "surname"),
            block_on("dob"),
            block_on("postcode"),
        ],
    )


def recipe_for(columns: list[str]) -> Recipe:
    """Raises ValueError for a file that none of the recipes is written for."""
    if {"given_name", "family_name", "person"} <= set(columns):
        return people()
    if {"first_and_surname", "postcode_fake", "cluster"} <= set(columns):
        return historical()
    raise ValueError(f"There is no recipe for a file with the columns {', '.join(columns)}")
