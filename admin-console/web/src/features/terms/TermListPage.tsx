import { useFormats } from '@chancery/web-shell/i18n';
import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Anchor, Button, Group, SimpleGrid, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay, useMe } from '../../api/me';
import { termLists } from '../../api/termLists';
import type { TermList } from '../../api/termLists';
import { paths } from '../../app/paths';
import { GuardedButton } from '../../ui/GuardedButton';
import { PageHeader } from '../../ui/PageHeader';
import { isolated, typed } from '../../ui/typed';
import { useUnsavedGuard } from '../../ui/useUnsavedGuard';
import { idFrom } from '../policies/document';
import { useTell } from '../policies/useDraft';
import { ImportTerms } from './ImportTerms';
import { termMessages } from './messages';
import { linesOf, termsFrom } from './termLines';
import { ListState } from './TermListsPage';
import classes from './terms.module.css';

const NEW = 'new';

/** One term list, or a new one. */
export function TermListPage() {
  const { id = NEW } = useParams();
  const list = useQuery({
    queryKey: ['term-list', id],
    queryFn: ({ signal }) => termLists.one(id, signal),
    enabled: id !== NEW,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (id === NEW) {
    return <Editor key={NEW} list={undefined} />;
  }
  if (list.isPending) {
    return <LoadingState rows={6} />;
  }
  if (list.isError) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  }
  return <Editor key={`${id} ${list.data.version}`} list={list.data} />;
}

function Editor({ list }: { readonly list: TermList | undefined }) {
  const text = termMessages.useText();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const tell = useTell();
  const readOnly = !useMay('draft-policies');
  const written = useMemo(() => linesOf(list?.terms ?? []), [list]);
  const [name, setName] = useState(list?.name ?? '');
  const [owner, setOwner] = useState(list?.owner ?? '');
  const [expires, setExpires] = useState(list?.expires ?? '');
  const [lines, setLines] = useState(written);
  const changed =
    lines !== written ||
    name !== (list?.name ?? '') ||
    owner !== (list?.owner ?? '') ||
    expires !== (list?.expires ?? '');
  const guard = useUnsavedGuard(changed);
  const id = list?.id ?? idFrom(name);
  const keep = (saved: TermList) => {
    guard.release();
    cache.setQueryData(['term-list', saved.id], saved);
    void cache.invalidateQueries({ queryKey: ['term-lists'] });
    void navigate(paths.termList(saved.id), { replace: true });
  };
  const save = useMutation({
    mutationFn: () =>
      termLists.save(id, {
        name: name.trim(),
        ...(owner.trim() === '' ? {} : { owner: owner.trim() }),
        ...(expires === '' ? {} : { expires }),
        terms: termsFrom(lines, list?.terms ?? []),
        basedOn: list?.version ?? 0,
      }),
    onSuccess: (saved) => {
      notifications.show({ color: 'moss', message: text('saved', { version: saved.version }) });
      keep(saved);
    },
    onError: tell,
  });
  // Lists are long: counting is not to hold up typing.
  const settled = useDeferredValue(lines);
  const count = useMemo(() => termsFrom(settled, []).length, [settled]);
  return (
    <div className="console-page">
      <PageHeader
        title={list?.name ?? text('newList')}
        above={
          <Anchor component={Link} to={paths.termLists()} size="sm">
            <Group gap={4} component="span">
              <IconArrowLeft size={15} className="chancery-flip" aria-hidden />
              {text('back')}
            </Group>
          </Anchor>
        }
        actions={
          <Group gap="sm">
            {list === undefined ? null : <Publish list={list} changed={changed} onPublished={keep} />}
            <GuardedButton
              reason={
                readOnly
                  ? text('onlyAuthors')
                  : !changed
                    ? text('nothingToSave')
                    : id === '' || count === 0
                      ? text('incomplete')
                      : undefined
              }
              loading={save.isPending}
              onClick={() => save.mutate()}
            >
              {text('save')}
            </GuardedButton>
          </Group>
        }
      />
      <div className={classes['layout']}>
        <section className={`console-card ${classes['panel'] ?? ''}`}>
          <Stack gap="md">
            <SimpleGrid cols={{ base: 1, xs: 3 }}>
              <TextInput
                label={text('name')}
                value={name}
                {...typed(name)}
                maxLength={200}
                readOnly={readOnly}
                onChange={({ currentTarget }) => setName(currentTarget.value)}
              />
              <TextInput
                label={text('ownerUser')}
                value={owner}
                maxLength={64}
                readOnly={readOnly}
                onChange={({ currentTarget }) => setOwner(currentTarget.value)}
              />
              <TextInput
                type="date"
                label={text('expires')}
                value={expires}
                readOnly={readOnly}
                onChange={({ currentTarget }) => setExpires(currentTarget.value)}
              />
            </SimpleGrid>
            {list === undefined && id !== '' ? (
              <Text size="sm" c="dimmed">
                {text('idWillBe')} <code dir="ltr">{id}</code>
              </Text>
            ) : null}
            <Textarea
              label={`${text('termsLabel')} (${text('termCount', { count })})`}
              description={text('termsHint')}
              value={lines}
              {...typed(lines)}
              rows={Math.min(28, Math.max(8, list?.terms.length ?? 0) + 2)}
              resize="vertical"
              spellCheck={false}
              readOnly={readOnly}
              onChange={({ currentTarget }) => setLines(currentTarget.value)}
            />
          </Stack>
        </section>
        <Stack gap="md">
          {list === undefined ? null : (
            <Files list={list} changed={changed} readOnly={readOnly} onDone={keep} />
          )}
          {list === undefined ? null : <Versions list={list} />}
        </Stack>
      </div>
      {guard.dialog}
    </div>
  );
}

type PublishProps = {
  readonly list: TermList;
  readonly changed: boolean;
  readonly onPublished: (list: TermList) => void;
};

function Publish({ list, changed, onPublished }: PublishProps) {
  const text = termMessages.useText();
  const tell = useTell();
  const { person } = useMe();
  const mayPublish = useMay('publish-policies');
  const author = list.versions.find(({ version }) => version === list.version)?.author;
  const publish = useMutation({
    mutationFn: () => termLists.publish(list.id, list.version),
    onSuccess: (published) => {
      notifications.show({ color: 'moss', message: text('published', { version: published.version }) });
      onPublished(published);
    },
    onError: tell,
  });
  const reason =
    list.activeVersion === list.version
      ? text('nothingToPublish')
      : author?.id === person.id
        ? text('ownVersion')
        : mayPublish
          ? changed
            ? text('unsaved')
            : undefined
          : text('onlyApprovers');
  return (
    <GuardedButton
      variant="light"
      reason={reason}
      loading={publish.isPending}
      onClick={() => publish.mutate()}
    >
      {text('publish')}
    </GuardedButton>
  );
}

type FilesProps = {
  readonly list: TermList;
  readonly changed: boolean;
  readonly readOnly: boolean;
  readonly onDone: (list: TermList) => void;
};

function Files({ list, changed, readOnly, onDone }: FilesProps) {
  const text = termMessages.useText();
  return (
    <section className={`console-card ${classes['panel'] ?? ''}`} aria-label={text('files')}>
      <Text fw={600} mb="sm">
        {text('files')}
      </Text>
      <Group gap="sm">
        {(['csv', 'txt'] as const).map((format) => (
          <Button
            key={format}
            component="a"
            href={termLists.exportAddress(list.id, format)}
            download
            variant="default"
            size="xs"
            leftSection={<IconDownload size={15} />}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </Group>
      {readOnly ? null : <ImportTerms list={list} unsaved={changed} onDone={onDone} />}
    </section>
  );
}

function Versions({ list }: { readonly list: TermList }) {
  const text = termMessages.useText();
  const { exact } = useFormats();
  return (
    <section className={`console-card ${classes['panel'] ?? ''}`} aria-label={text('history')}>
      <Group justify="space-between">
        <Text fw={600}>{text('history')}</Text>
        <ListState list={list} />
      </Group>
      <ol className={classes['versions']}>
        {list.versions.map((version) => (
          <li key={version.version} data-current={version.version === list.activeVersion || undefined}>
            <Text size="sm" fw={600}>
              {text('version', { version: version.version })} · {text('termCount', { count: version.terms })}
            </Text>
            {version.comment === undefined ? null : (
              <Text size="sm" dir="auto">
                {version.comment}
              </Text>
            )}
            <Text size="xs" c="dimmed">
              {text('savedBy', { name: isolated(version.author?.name ?? '?'), at: exact(version.savedAt) })}
            </Text>
            {version.publishedAt === undefined ? null : (
              <Text size="xs" c="dimmed">
                {text('publishedBy', {
                  name: isolated(version.publishedBy?.name ?? '?'),
                  at: exact(version.publishedAt),
                })}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
