"""How good clusters are, and at which cut they would be best."""


def quality(connection, clusters):
    """Pairwise precision, recall and F1 of a table with the columns cluster_id and unique_id."""
    both, found = connection.execute(
        f"""
        WITH counted AS (
            SELECT clusters.cluster_id, people.truth, count(*) AS records
            FROM {clusters} clusters JOIN people USING (unique_id) GROUP BY ALL
        )
        SELECT
            (SELECT sum(records * (records - 1)) / 2 FROM counted),
            (SELECT sum(records * (records - 1)) / 2 FROM (SELECT sum(records) AS records FROM counted GROUP BY cluster_id))
        """
    ).fetchone()
    return figures(both, found, true_pairs(connection))


def best_cut(connection, scored):
    """Joins records pair by pair, the heaviest first, and keeps the moment at which F1 was highest.

    Exact: every weight is tried as a cut, and pairs of one weight are joined together.
    """
    truth = dict(connection.execute("SELECT unique_id, truth FROM people").fetchall())
    joined = Joined(truth)
    total = true_pairs(connection)
    best = {**figures(0, 0, total), "cutBits": None}
    rows = connection.execute(
        f"SELECT unique_id_l, unique_id_r, match_weight FROM {scored} WHERE match_weight > 0 ORDER BY match_weight DESC"
    )
    weight = None
    while chunk := rows.fetchmany(100_000):
        for left, right, next_weight in chunk:
            if next_weight != weight:
                best = better(best, joined, total, weight)
                weight = next_weight
            joined.join(left, right)
    return better(best, joined, total, weight)


def better(best, joined, total, weight):
    now = figures(joined.both, joined.found, total)
    return {**now, "cutBits": round(weight, 2)} if now["f1"] > best["f1"] else best


def figures(both, found, total):
    """From the pairs that are true and found, all found, all true."""
    both, found = float(both), float(found)
    return {
        "precision": round(both / found, 4) if found else 1.0,
        "recall": round(both / total, 4) if total else 1.0,
        "f1": round(2 * both / (found + total), 4) if found + total else 1.0,
    }


def true_pairs(connection):
    return float(
        connection.execute(
            "SELECT coalesce(sum(records * (records - 1)) / 2, 0) FROM (SELECT count(*) AS records FROM people GROUP BY truth)"
        ).fetchone()[0]
    )


class Joined:
    """Sets of records that grow together, with a count of the pairs inside them."""

    def __init__(self, truth):
        self._parent = {record: record for record in truth}
        self._people = {record: {person: 1} for record, person in truth.items()}
        self.both = 0
        self.found = 0

    def join(self, left, right):
        one, other = self._root(left), self._root(right)
        if one == other:
            return
        if len(self._people[one]) < len(self._people[other]):
            one, other = other, one
        into, moved = self._people[one], self._people.pop(other)
        self.found += sum(into.values()) * sum(moved.values())
        for person, records in moved.items():
            self.both += records * into.get(person, 0)
            into[person] = into.get(person, 0) + records
        self._parent[other] = one

    def _root(self, record):
        parent = self._parent
        while parent[record] != record:
            parent[record] = parent[parent[record]]
            record = parent[record]
        return record
