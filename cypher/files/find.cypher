// Finds what is recorded of a set of files that was ingested completely.
// in   $digest  STRING
// out  digest, source, files (JSON), read, token, completedAt; no row for a set that was not
// uses ingested_files_digest_unique
MATCH (f:IngestedFiles {digest: $digest})
RETURN f.digest AS digest, f.source AS source, f.files AS files, f.read AS read, f.token AS token,
  f.completedAt AS completedAt
