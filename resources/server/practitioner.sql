-- One role for each practitioner, with the rights that AcuTrack needs and no more.
--
-- Whoever looks after the server makes the database and opens it once with AcuTrack under their own
-- role, which makes the tables and owns them. Then, for each practitioner:
--
--     psql -v ON_ERROR_STOP=1 -v person=kim -f practitioner.sql acutrack
--     psql -c '\password kim' acutrack
--
-- It may be run again, also for somebody who has the role, such as after an upgrade of AcuTrack.
--
-- A practitioner can read and write the record, undo and redo. A practitioner cannot drop or alter a
-- table, cannot take a step out of the history or change what one says, and signs each step with the
-- name of the role. What needs more is left to the owner of the tables: bringing them up to date,
-- erasing a person for good, taking in a whole archive with its history, and letting go of what was
-- removed over 30 days ago, which happens by itself while the owner has AcuTrack open.

BEGIN;

SELECT set_config('acutrack.person', :'person', true);

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'acutrack_practitioner') THEN
        CREATE ROLE acutrack_practitioner NOLOGIN;
    END IF;
    IF NOT EXISTS (
        SELECT FROM pg_roles WHERE rolname = current_setting('acutrack.person')
    ) THEN
        EXECUTE format('CREATE ROLE %I LOGIN', current_setting('acutrack.person'));
    END IF;
    EXECUTE format('GRANT acutrack_practitioner TO %I', current_setting('acutrack.person'));
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO acutrack_practitioner', current_database());
END
$$;

GRANT USAGE ON SCHEMA acutrack TO acutrack_practitioner;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA acutrack TO acutrack_practitioner;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA acutrack TO acutrack_practitioner;
REVOKE INSERT, UPDATE, DELETE ON acutrack.alembic_version FROM acutrack_practitioner;
REVOKE UPDATE, DELETE ON acutrack.edit FROM acutrack_practitioner;
-- Undo and redo write the state of a step, and with it the sum inside the text of its changes.
GRANT UPDATE (state, stepped_at, changes) ON acutrack.edit TO acutrack_practitioner;

-- Whoever may not take a step out of the history may not rewrite one or sign with another name either.
CREATE OR REPLACE FUNCTION acutrack.keep_history() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    a_sum CONSTANT text := '^(\[?\{)"":"[0-9a-f]{8}",?';
BEGIN
    IF has_table_privilege(current_user, 'acutrack.edit', 'DELETE') THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.made_by = current_user OR right(NEW.made_by, length(current_user) + 2) = '(' || current_user || ')' THEN
            RETURN NEW;
        END IF;
        RAISE insufficient_privilege USING MESSAGE = 'a step of the history has its maker''s name';
    END IF;
    IF regexp_replace(NEW.changes, a_sum, '\1') = regexp_replace(OLD.changes, a_sum, '\1') THEN
        RETURN NEW;
    END IF;
    RAISE insufficient_privilege USING MESSAGE = 'a step of the history is not rewritten';
END
$$;

CREATE OR REPLACE TRIGGER keep_history BEFORE INSERT OR UPDATE ON acutrack.edit
FOR EACH ROW EXECUTE FUNCTION acutrack.keep_history();

COMMIT;
