// Records a set of files that was ingested completely.
// in   $digest, $source, $files (JSON), $token, $completedAt  STRING; $read INTEGER
// out  nothing
// uses ingested_files_digest_unique
MERGE (f:IngestedFiles {digest: $digest})
SET f.source = $source, f.files = $files, f.read = $read, f.token = $token, f.completedAt = $completedAt
