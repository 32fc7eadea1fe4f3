-- Jobs: their own tables are pg-boss's, in the schema pgboss. Here is what the sweeps look for.

-- Bytes go when nobody has them any more; whoever may have them is asked for each.
create index person_svar_picture_idx on person (svar_picture) where svar_picture is not null;
create index document_svar_content_idx on document (svar_content) where svar_content is not null;
create index binaryobject_svar_content_idx on binaryobject (svar_content) where svar_content is not null;
-- Pop-ups end.
create index notify_expires_idx on notify (expires);
