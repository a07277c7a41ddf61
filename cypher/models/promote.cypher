// Puts a model in force, in the place of the one before; fails on the uniqueness constraint when another came first.
// in   $number  INTEGER  one more than the last, $modelVersion  STRING, $body  STRING (gzip, base64), $at  STRING (instant),
//      $by  STRING, $reason  STRING
// out  nothing
// uses match_model_number_unique
CREATE (m:MatchModel {
  number: $number, modelVersion: $modelVersion, body: $body, at: $at, by: $by, reason: $reason
})
