// Lists the models that were put in force, the last one first: that one is.
// in   $limit  INTEGER
// out  number, modelVersion, at, by, reason
// uses match_model_number_unique
MATCH (m:MatchModel)
WHERE m.number > 0
RETURN m.number AS number, m.modelVersion AS modelVersion, m.at AS at, m.by AS by, m.reason AS reason
ORDER BY m.number DESC
LIMIT $limit
