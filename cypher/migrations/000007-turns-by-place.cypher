// One turn for the whole graph let strangers wait for each other: now there are 32, one for each first digit of a digest.
MATCH (t:Turn {name: 'overtaken'}) DELETE t;
UNWIND [at IN range(0, 31) | substring('0123456789abcdefghijklmnopqrstuv', at, 1)] AS digit
MERGE (:Turn {name: 'overtaken-' + digit});
