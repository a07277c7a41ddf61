// Households: records that tell the same surname and address. Those of before get theirs when they are next written.
CREATE INDEX record_address FOR (r:Record) ON (r.addressKey);
