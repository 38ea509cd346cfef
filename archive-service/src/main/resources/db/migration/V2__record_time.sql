-- Dry runs and counts go back a number of days. Records arrive nearly in the order of time, so a block range index
-- finds them at next to no cost for the insert.
create index record_at on record using brin (at);
