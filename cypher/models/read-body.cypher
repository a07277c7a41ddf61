// Reads a model that was put in force.
// in   $number  INTEGER
// out  body (gzip, base64)
// uses match_model_number_unique
MATCH (m:MatchModel {number: $number})
RETURN m.body AS body
