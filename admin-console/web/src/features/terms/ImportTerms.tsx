import { Button, FileButton, Group, Modal, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { termLists } from '../../api/termLists';
import type { ImportPreview, TermFile, TermList } from '../../api/termLists';
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
    onError: tell,
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
  return (
    <>
      <FileButton
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
            <div className={classes['preview']}>
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
            <Group justify="flex-end" gap="sm" mt="md">
              <Button variant="default" onClick={() => setShown(undefined)} data-autofocus>
                {text('cancel')}
              </Button>
              <Button
                loading={take.isPending}
                disabled={shown.preview.added.length + shown.preview.removed.length === 0}
                onClick={() => take.mutate(shown.file)}
              >
                {text('importNow')}
              </Button>
            </Group>
          </>
        )}
      </Modal>
    </>
  );
}
