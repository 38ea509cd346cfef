-- Where people work, as ISO 3166 says it: policies may ask.
alter table person add column country text;
