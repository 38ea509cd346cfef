import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Anchor, Button, Group, Select, Slider, Text } from '@mantine/core';
import {
  IconArrowLeft,
  IconChevronLeft,
  IconChevronRight,
  IconClock,
  IconPrinter,
} from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { archive } from '../../api/archive';
import type { MomentAnswer } from '../../api/archive';
import { paths } from '../../app/paths';
import { PageHeader } from '../../ui/PageHeader';
import { RecordDrawer } from '../search/RecordDrawer';
import { searchMessages } from '../search/messages';
import { usePurpose } from '../search/purpose';
import classes from './moment.module.css';
import { MomentLine } from './MomentLine';
import { momentMessages } from './momentMessages';
import { around } from './turns';

/** A conversation as it stood at a moment, for everybody or as one of its people saw it. */
export function MomentPage() {
  const text = momentMessages.useText();
  const { id = '' } = useParams();
  const [address, setAddress] = useSearchParams();
  const [purpose] = usePurpose();
  const at = address.get('at');
  const as = address.get('as');
  const moment = useInfiniteQuery({
    queryKey: ['moment', id, at, as],
    queryFn: ({ pageParam, signal }) =>
      archive.moment(
        id,
        {
          ...(at === null ? {} : { at }),
          ...(as === null ? {} : { as }),
          ...(pageParam === null ? {} : { before: pageParam }),
        },
        purpose,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.previousPage ?? null,
    placeholderData: keepPreviousData,
    // Reading on is an entry in the access log; looking at what is already here is not.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  });
  const change = (changes: Readonly<Record<string, string | null>>) =>
    setAddress(
      (now) => {
        const next = new URLSearchParams(now);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null) {
            next.delete(name);
          } else {
            next.set(name, value);
          }
        }
        return next;
      },
      { replace: true },
    );
  const first = moment.data?.pages[0];
  if (moment.isPending) {
    return <LoadingState rows={10} withPicture />;
  }
  if (moment.isError || first === undefined) {
    return <ErrorState error={moment.error} onRetry={() => void moment.refetch()} />;
  }
  const viewer = first.people.find((person) => person.id === as);
  const items = moment.data.pages.toReversed().flatMap((page) => page.items);
  return (
    <div className="console-page">
      <PageHeader
        title={text('title', { name: first.name ?? text('direct') })}
        lead={text('lead')}
        above={
          <Anchor component={Link} to={paths.conversation(id)} size="sm" className="no-print">
            <Group gap={4} component="span">
              <IconArrowLeft size={15} className="chancery-flip" aria-hidden />
              {text('whole')}
            </Group>
          </Anchor>
        }
        actions={
          <Button
            className="no-print"
            variant="default"
            leftSection={<IconPrinter size={17} stroke={1.6} />}
            onClick={() => window.print()}
          >
            {text('print')}
          </Button>
        }
      />
      <Controls key={first.at} moment={first} as={as} onChange={change} />
      {viewer === undefined || viewer.member ? null : (
        <Text my="sm" c="var(--chancery-alert-text)">
          {text('nothingSeen', { name: viewer.name })}
        </Text>
      )}
      {moment.hasNextPage ? (
        <Group justify="center" my="md" className="no-print">
          <Button
            variant="default"
            size="sm"
            loading={moment.isFetchingNextPage}
            onClick={() => void moment.fetchNextPage()}
          >
            {text('earlier')}
          </Button>
        </Group>
      ) : null}
      {items.length === 0 ? (
        <EmptyState icon={<IconClock size={28} stroke={1.5} />} title={text('nothing')} detail="" />
      ) : (
        <div className={`console-card ${classes['lines'] ?? ''}`} aria-busy={moment.isFetching}>
          {moment.hasNextPage ? null : (
            <Text size="sm" c="dimmed" ta="center" mb="md">
              {text('beginning')}
            </Text>
          )}
          {items.map((line) => (
            <MomentLine
              key={line.record.id}
              line={line}
              viewer={viewer?.name}
              onOpen={(record) => change({ open: record })}
            />
          ))}
        </div>
      )}
      <RecordDrawer id={address.get('open')} onClose={() => change({ open: null })} />
    </div>
  );
}

type ControlsProps = {
  readonly moment: MomentAnswer;
  readonly as: string | null;
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void;
};

function Controls({ moment, as, onChange }: ControlsProps) {
  const text = momentMessages.useText();
  const kinds = searchMessages.useText();
  const formats = useFormats();
  const begins = Date.parse(moment.begins);
  const ends = Math.max(Date.parse(moment.ends), begins + 1);
  const [at, setAt] = useState(Math.min(ends, Math.max(begins, Date.parse(moment.at))));
  const turns = moment.turns.map((turn) => ({ ...turn, time: Date.parse(turn.at) }));
  const { before, after } = around(
    turns.map(({ time }) => time),
    at,
  );
  const go = (time: number | undefined) => {
    if (time !== undefined) {
      const exact = turns.find((turn) => turn.time === time);
      onChange({ at: time >= ends ? null : (exact?.at ?? new Date(time).toISOString()) });
    }
  };
  const members = moment.people.filter((person) => person.member).length;
  return (
    <section className={`console-card ${classes['controls'] ?? ''}`} aria-label={text('time')}>
      <Group justify="space-between" gap="md" align="flex-end">
        <div>
          <Text size="sm" fw={600} className="tabular" aria-live="polite">
            {formats.exact(new Date(at).toISOString())}
          </Text>
          <Text size="sm" c="dimmed">
            {text('members', { count: members })}
            {moment.topic ? ` · ${text('topic', { topic: moment.topic })}` : ''}
          </Text>
        </div>
        <Select
          size="sm"
          w={280}
          className="no-print"
          label={text('participant')}
          placeholder={text('everybody')}
          clearable
          value={as}
          data={moment.people.map((person) => ({
            value: person.id,
            label: `${person.name} (${text(person.member ? 'inIt' : 'notInIt')})`,
          }))}
          onChange={(person) => onChange({ as: person })}
        />
      </Group>
      <div className={`no-print ${classes['slider'] ?? ''}`}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={text('earlierTurn')}
          disabled={before === undefined}
          onClick={() => go(before)}
        >
          <IconChevronLeft size={17} className="chancery-flip" />
        </Button>
        <Slider
          flex={1}
          min={begins}
          max={ends}
          step={Math.max(1, Math.round((ends - begins) / 100))}
          value={at}
          label={(value) => formats.exact(new Date(value).toISOString())}
          thumbLabel={text('time')}
          thumbProps={{ 'aria-description': text('timeHelp') }}
          onChange={setAt}
          onChangeEnd={go}
        />
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={text('laterTurn')}
          disabled={after === undefined && at >= ends}
          onClick={() => go(after ?? ends)}
        >
          <IconChevronRight size={17} className="chancery-flip" />
        </Button>
      </div>
      <div className={`no-print ${classes['turns'] ?? ''}`} aria-hidden>
        {turns.map((turn, place) => (
          <span
            // Several can happen at one time.
            // oxlint-disable-next-line react/no-array-index-key
            key={`${turn.at} ${place}`}
            title={text('turn', { type: kinds(turn.type), at: formats.exact(turn.at) })}
            style={{ insetInlineStart: `${(100 * (turn.time - begins)) / (ends - begins)}%` }}
          />
        ))}
      </div>
    </section>
  );
}
