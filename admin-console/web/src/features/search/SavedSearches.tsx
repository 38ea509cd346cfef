import { useFormats } from '@chancery/web-shell/i18n';
import { useFailureText } from '@chancery/web-shell/ui';
import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  Group,
  Indicator,
  Modal,
  Popover,
  Stack,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconBookmarkPlus, IconChecks, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { archive } from '../../api/archive';
import type { SavedSearch } from '../../api/archive';
import { typed } from '../../ui/typed';
import { usePurpose } from './purpose';
import classes from './workbench.module.css';
import { workbenchMessages } from './workbenchMessages';

const KEY = ['saved-searches'] as const;
const ASKED_EVERY_MILLIS = 60_000;

type SavedSearchesProps = {
  /** The question on the screen as the archive understood it; undefined where there is none. */
  readonly understood: string | undefined;
  readonly onSearch: (query: string, saved?: string) => void;
};

/** The officer's saved searches with their new matches, and a way to save the one on the screen. */
export function SavedSearches({ understood, onSearch }: SavedSearchesProps) {
  const text = workbenchMessages.useText();
  const [purpose] = usePurpose();
  const [listed, { toggle, close }] = useDisclosure(false);
  const [saving, { open: startSaving, close: stopSaving }] = useDisclosure(false);
  const saved = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => archive.savedSearches(purpose, signal),
    // Looking at the counts is an entry in the access log, so it is done seldom.
    refetchInterval: listed ? ASKED_EVERY_MILLIS : false,
    staleTime: ASKED_EVERY_MILLIS,
  });
  const fresh = (saved.data?.items ?? []).reduce((sum, { found }) => sum + (found ?? 0), 0);
  return (
    <Group gap="xs">
      <Popover opened={listed} onChange={close} width={380} position="bottom-end" withinPortal trapFocus>
        <Indicator disabled={fresh === 0} color="brass" offset={4}>
          <Popover.Target>
            <Button
              variant="default"
              size="sm"
              aria-expanded={listed}
              leftSection={<IconBookmark size={16} stroke={1.6} />}
              onClick={toggle}
            >
              {text('saved')}
            </Button>
          </Popover.Target>
        </Indicator>
        <Popover.Dropdown p={0}>
          <ul className={classes['saved']}>
            {(saved.data?.items ?? []).map((search) => (
              <li key={search.id}>
                <Saved
                  search={search}
                  onSearch={(only) => {
                    close();
                    onSearch(search.query, only ? search.id : undefined);
                  }}
                />
              </li>
            ))}
          </ul>
          {saved.data?.items.length === 0 ? (
            <Text size="sm" c="dimmed" p="md">
              {text('noneSaved')}
            </Text>
          ) : null}
        </Popover.Dropdown>
      </Popover>
      {understood === undefined || understood === '' ? null : (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconBookmarkPlus size={16} stroke={1.6} />}
          onClick={startSaving}
        >
          {text('save')}
        </Button>
      )}
      <Modal opened={saving} onClose={stopSaving} title={text('save')}>
        <Save query={understood ?? ''} onDone={stopSaving} />
      </Modal>
    </Group>
  );
}

function Saved({
  search,
  onSearch,
}: {
  readonly search: SavedSearch;
  readonly onSearch: (onlyNew: boolean) => void;
}) {
  const text = workbenchMessages.useText();
  const formats = useFormats();
  const [purpose] = usePurpose();
  const queries = useQueryClient();
  const renew = () => void queries.invalidateQueries({ queryKey: KEY });
  const see = useMutation({ mutationFn: () => archive.seeSearch(search.id, purpose), onSuccess: renew });
  const remove = useMutation({
    mutationFn: () => archive.removeSearch(search.id, purpose),
    onSuccess: renew,
  });
  const found = search.found ?? 0;
  return (
    <div className={classes['savedItem']}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fw={600} size="sm" truncate dir="auto">
          {search.name}
        </Text>
        {search.alert ? (
          <Badge color={found > 0 ? 'brass' : 'gray'} variant="light">
            {text('fresh', { count: found })}
          </Badge>
        ) : null}
      </Group>
      <Text size="xs" c="dimmed" lineClamp={2} dir="auto">
        {search.query}
      </Text>
      <Group gap={6} mt={6}>
        <Button size="compact-xs" variant="light" onClick={() => onSearch(false)}>
          {text('showAll')}
        </Button>
        {found === 0 ? null : (
          <Button size="compact-xs" variant="light" color="brass" onClick={() => onSearch(true)}>
            {text('showNew')}
          </Button>
        )}
        <Tooltip label={`${text('markSeen')} · ${formats.exact(search.seenAt)}`}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={text('markSeen')}
            loading={see.isPending}
            onClick={() => see.mutate()}
          >
            <IconChecks size={15} />
          </ActionIcon>
        </Tooltip>
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={text('deleteSaved', { name: search.name })}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </Group>
    </div>
  );
}

function Save({ query, onDone }: { readonly query: string; readonly onDone: () => void }) {
  const text = workbenchMessages.useText();
  const failureText = useFailureText();
  const [purpose] = usePurpose();
  const [name, setName] = useState('');
  const [alert, setAlert] = useState(true);
  const queries = useQueryClient();
  const keep = useMutation({
    mutationFn: () => archive.keepSearch({ name, query, alert }, purpose),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: KEY });
      onDone();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {text('saveLead')}
        </Text>
        <code dir="auto">{query}</code>
        <TextInput
          label={text('name')}
          value={name}
          maxLength={120}
          required
          data-autofocus
          error={keep.isError ? failureText(keep.error) : undefined}
          {...typed(name)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={text('alert')}
          checked={alert}
          onChange={(event) => setAlert(event.currentTarget.checked)}
        />
        <Button type="submit" loading={keep.isPending} disabled={name.trim() === ''}>
          {text('keep')}
        </Button>
      </Stack>
    </form>
  );
}
