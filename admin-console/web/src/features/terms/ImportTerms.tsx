import { Alert, Button, FileButton, Group, Modal, Text } from '@mantine/core';
import { ProblemError } from '@chancery/web-shell/http';
import { useFailureText } from '@chancery/web-shell/ui';
import { IconUpload } from '@tabler/icons-react';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { termLists } from '../../api/termLists';
import type { ImportPreview, TermFile, TermList } from '../../api/termLists';
import { reachable } from '../../ui/reachable';
import { isolated } from '../../ui/typed';
import { useTell } from '../policies/useDraft';
import { termMessages } from './messages';
import classes from './terms.module.css';

/** Of long lists only the beginning is shown; the counts tell the rest. */
const SHOWN = 200;

type ImportTermsProps = {
  readonly list: TermList;
  /** Whether there are changes on the page that an import would lose. */
  readonly unsaved: boolean;
  readonly onDone: (list: TermList) => void;
};

/** Replaces the terms by those of a file, after showing what that would change. */
export function ImportTerms({ list, unsaved, onDone }: ImportTermsProps) {
  const text = termMessages.useText();
  const tell = useTell();
  const failure = useFailureText();
  const again = useRef<() => void>(null);
  const [shown, setShown] = useState<{ file: TermFile; preview: ImportPreview }>();
  const look = useMutation({
    mutationFn: async (chosen: File) => {
      const file: TermFile = {
        format: chosen.name.toLowerCase().endsWith('.csv') ? 'csv' : 'txt',
        file: await chosen.text(),
      };
      return { file, preview: await termLists.takeIn(list.id, file, true) };
    },
    onSuccess: setShown,
    // So that the same file, corrected, can be chosen once more.
    onSettled: () => again.current?.(),
  });
  const take = useMutation({
    mutationFn: async (file: TermFile) => {
      await termLists.takeIn(list.id, file, false);
      return termLists.one(list.id, AbortSignal.timeout(15_000));
    },
    onSuccess: (saved) => {
      setShown(undefined);
      notifications.show({ color: 'moss', message: text('saved', { version: saved.version }) });
      onDone(saved);
    },
    onError: tell,
  });
  const unshown = [shown?.preview.added, shown?.preview.removed].reduce(
    (sum, terms) => sum + Math.max(0, (terms?.length ?? 0) - SHOWN),
    0,
  );
  return (
    <>
      <FileButton
        resetRef={again}
        accept=".csv,.txt,text/csv,text/plain"
        onChange={(chosen) => chosen !== null && look.mutate(chosen)}
      >
        {(props) => (
          <Button
            {...props}
            mt="sm"
            size="xs"
            variant="default"
            leftSection={<IconUpload size={15} />}
            loading={look.isPending}
            disabled={unsaved}
          >
            {text('importFile')}
          </Button>
        )}
      </FileButton>
      {look.isError ? (
        <Alert
          role="alert"
          color="seal"
          mt="sm"
          title={text('importRefused', { name: isolated(look.variables.name) })}
        >
          <RowFaults error={look.error} otherwise={failure(look.error)} />
        </Alert>
      ) : null}
      {unsaved ? (
        <Text size="xs" c="dimmed" mt={4}>
          {text('unsaved')}
        </Text>
      ) : null}
      <Modal
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        size="lg"
        title={text('importTitle')}
      >
        {shown === undefined ? null : (
          <>
            <Text mb="sm">
              {text('importCounts', {
                added: shown.preview.added.length,
                removed: shown.preview.removed.length,
                same: shown.preview.unchanged,
              })}
            </Text>
            <Text size="sm" c="dimmed" mb="sm">
              {text(shown.file.format === 'csv' ? 'importCsv' : 'importTxt')}
            </Text>
            <div
              className={classes['preview']}
              hidden={shown.preview.added.length + shown.preview.removed.length === 0}
              {...reachable(text('importTitle'))}
            >
              {shown.preview.removed.slice(0, SHOWN).map((term) => (
                <div key={`- ${term}`} data-kind="removed" dir="auto">
                  − {term}
                </div>
              ))}
              {shown.preview.added.slice(0, SHOWN).map((term) => (
                <div key={`+ ${term}`} data-kind="added" dir="auto">
                  + {term}
                </div>
              ))}
            </div>
            {unshown === 0 ? null : (
              <Text size="sm" c="dimmed" mt={6}>
                {text('importMore', { count: unshown })}
              </Text>
            )}
            <Group justify="flex-end" gap="sm" mt="md">
              <Button variant="default" onClick={() => setShown(undefined)} data-autofocus>
                {text('cancel')}
              </Button>
              <Button loading={take.isPending} onClick={() => take.mutate(shown.file)}>
                {text('importNow')}
              </Button>
            </Group>
          </>
        )}
      </Modal>
    </>
  );
}

const kinds = ['term-too-long', 'note-too-long', 'date-malformed', 'quote-open'] as const;

/** Every row of the file that is wrong, in the reader's language, as far as the server names them. */
function RowFaults({ error, otherwise }: { readonly error: unknown; readonly otherwise: string }) {
  const text = termMessages.useText();
  const rows = error instanceof ProblemError ? rowsOf(error.problem['rows']) : [];
  const wrong = error instanceof ProblemError ? Number(error.problem['wrong'] ?? rows.length) : 0;
  if (rows.length === 0) {
    return <span dir="auto">{otherwise}</span>;
  }
  return (
    <>
      <div className={classes['faults']} {...reachable(text('importRefusedRows'))}>
        <ul>
        {rows.map(({ row, code }) => (
          <li key={`${row} ${code}`}>{text('importRow', { row, fault: text(code) })}</li>
        ))}
        </ul>
      </div>
      {wrong > rows.length ? <span>{text('importMoreRows', { count: wrong - rows.length })}</span> : null}
    </>
  );
}

function rowsOf(given: unknown): readonly { readonly row: number; readonly code: (typeof kinds)[number] }[] {
  return Array.isArray(given)
    ? given.flatMap((each: { readonly row?: unknown; readonly code?: unknown }) => {
        const code = kinds.find((kind) => kind === each.code);
        return typeof each.row === 'number' && code !== undefined ? [{ row: each.row, code }] : [];
      })
    : [];
}
