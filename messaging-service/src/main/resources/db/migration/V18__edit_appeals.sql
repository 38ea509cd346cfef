-- An appeal may be about a refused edit too, which is an attempt with a record of its own.
alter table appeal drop constraint appeal_message_id_fkey;
-- Where the record of an edit stands in its partition; none of edits from before.
alter table message_edit add column position bigint;
