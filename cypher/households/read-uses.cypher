// Reads what persons use that others may use too, and who does: households' identifiers that somebody trusted named
// beside theirs, devices with several owners, addresses. Users are persons: a device of which no person is known is
// nobody's, and neither are identifiers that are shared or blocked.
// in   $profileIds  LIST<STRING>  at most 1,000
//      $usersMax    INTEGER       users told of one thing
// out  profileId, since (when its founder was registered), identifiers and devices: LIST<MAP> {key, seen: LIST<MAP>
//      {days, slots}, users}, addresses: LIST<MAP> {key, from, to (days), users}; no row for a profile that is not
//      there, or no person's
// uses identifier_birth_unique, identifier_key_unique, record_address
UNWIND $profileIds AS profileId
MATCH (founder:Identifier {birthId: profileId, class: 'person'})-[:OF]->(p:Profile)
WHERE NOT p:Nobody
RETURN profileId, founder.birthSeq AS since,
  COLLECT {
    MATCH (p)<-[:OF]-(:Identifier)-[e:EVIDENCE {state: 'parked', reason: 'household', rule: 'together'}]-(i:Identifier {state: 'household'})
    WITH i, collect({days: e.days, slots: e.slots}) AS seen
    RETURN {
      key: i.key, seen: seen,
      users: COLLECT {
        MATCH (i)-[:EVIDENCE {state: 'parked', reason: 'household', rule: 'together'}]-(m:Identifier)
        // A step of its own: else a small graph is planned from all profiles, and grows with that plan.
        WITH m
        MATCH (m)-[:OF]->(u:Profile)
        WHERE NOT u:Nobody AND EXISTS { (:Identifier {birthId: u.id, class: 'person'}) }
        RETURN DISTINCT u.id LIMIT $usersMax
      }
    }
  } AS identifiers,
  COLLECT {
    MATCH (p)<-[:OF]-(m:Identifier {class: 'device', state: 'active'})
    MATCH (i:Identifier {key: split(m.key, '#')[0]})
    WHERE i.tenures IS NOT NULL
    MATCH (m)-[e:EVIDENCE {state: 'accepted'}]-(:Identifier)
    WITH i, collect({days: e.days, slots: e.slots}) AS seen
    RETURN {
      key: i.key, seen: seen,
      users: COLLECT {
        UNWIND i.tenures AS tenure
        MATCH (v:Identifier {key: tenure})-[:OF]->(u:Profile)
        WHERE NOT u:Nobody
          AND EXISTS { (v)-[:EVIDENCE {state: 'accepted'}]-(:Identifier) }
          AND EXISTS { (:Identifier {birthId: u.id, class: 'person'}) }
        RETURN DISTINCT u.id LIMIT $usersMax
      }
    }
  } AS devices,
  COLLECT {
    MATCH (p)<-[:OF]-(:Identifier)-[:DESCRIBED_BY]->(r:Record)
    WHERE r.addressKey IS NOT NULL
    WITH r.addressKey AS key, min(r.addressFrom) AS from, max(r.addressTo) AS to
    RETURN {
      key: key, from: from, to: to,
      users: COLLECT {
        MATCH (:Record {addressKey: key})<-[:DESCRIBED_BY]-(:Identifier)-[:OF]->(u:Profile)
        WHERE NOT u:Nobody AND EXISTS { (:Identifier {birthId: u.id, class: 'person'}) }
        RETURN DISTINCT u.id LIMIT $usersMax
      }
    }
  } AS addresses
