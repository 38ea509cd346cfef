import { useFormats } from '@chancery/web-shell/i18n';
import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconArrowLeft, IconClock, IconPrinter } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { archive } from '../../api/archive';
import type { RecordView } from '../../api/archive';
import { useMay } from '../../api/me';
import { paths } from '../../app/paths';
import { PageHeader } from '../../ui/PageHeader';
import { RecordDrawer } from '../search/RecordDrawer';
import { usePurpose } from '../search/purpose';
import classes from './conversation.module.css';
import { byDay } from './days';
import { conversationMessages } from './messages';
import { momentMessages } from './momentMessages';
import { RecordLine } from './RecordLine';

/** Which stretch to read; at most one member is set. */
type Window = { readonly around?: string; readonly before?: string; readonly after?: string };

/** A conversation as the record has it, opened around one record. */
export function ConversationPage() {
  const text = conversationMessages.useText();
  const moments = momentMessages.useText();
  const { id = '' } = useParams();
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  const [purpose] = usePurpose();
  const maySearch = useMay('search-records');
  const around = address.get('around');
  const records = useInfiniteQuery({
    queryKey: ['conversation', id, around],
    queryFn: ({ pageParam, signal }) => archive.conversation(id, pageParam, purpose, signal),
    initialPageParam: windowAround(around),
    getPreviousPageParam: (page) => (page.previousPage ? { before: page.previousPage } : undefined),
    getNextPageParam: (page) => (page.nextPage ? { after: page.nextPage } : undefined),
    // Reading on is an entry in the access log; looking at what is already here is not.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  });
  const opened = address.get('open');
  const open = (record: string | null) =>
    setAddress(
      (now) => {
        const next = new URLSearchParams(now);
        if (record === null) {
          next.delete('open');
        } else {
          next.set('open', record);
        }
        return next;
      },
      { replace: true },
    );
  if (records.isPending) {
    return <LoadingState rows={10} withPicture />;
  }
  if (records.isError) {
    return <ErrorState error={records.error} onRetry={() => void records.refetch()} />;
  }
  const conversation = records.data.pages.find((page) => page.conversation)?.conversation;
  const items = records.data.pages.flatMap((page) => page.items);
  return (
    <div className="console-page">
      <PageHeader
        title={conversation?.name ?? text('direct')}
        lead={text('lead')}
        above={
          <Anchor
            component={Link}
            to={maySearch ? paths.search() : paths.scope()}
            size="sm"
            className="no-print"
            onClick={(event) => {
              if (window.history.length > 1) {
                event.preventDefault();
                void navigate(-1);
              }
            }}
          >
            <Group gap={4} component="span">
              <IconArrowLeft size={15} className="chancery-flip" aria-hidden />
              {text('back')}
            </Group>
          </Anchor>
        }
        actions={
          <Group gap="sm" className="no-print">
            {maySearch ? (
              <Button
                component={Link}
                to={paths.moment(id)}
                variant="default"
                leftSection={<IconClock size={17} stroke={1.6} />}
              >
                {moments('open')}
              </Button>
            ) : null}
            <Button
              variant="default"
              leftSection={<IconPrinter size={17} stroke={1.6} />}
              onClick={() => window.print()}
            >
              {text('print')}
            </Button>
          </Group>
        }
      />
      <More
        show={records.hasPreviousPage}
        label={text('earlier')}
        busy={records.isFetchingPreviousPage}
        onMore={() => void records.fetchPreviousPage()}
      />
      {records.hasPreviousPage ? null : (
        <Text size="sm" c="dimmed" ta="center" mb="md">
          {text('begin')}
        </Text>
      )}
      <Days items={items} chosen={address.get('record')} onOpen={open} />
      <More
        show={records.hasNextPage}
        label={text('later')}
        busy={records.isFetchingNextPage}
        onMore={() => void records.fetchNextPage()}
      />
      <Text size="xs" c="dimmed" mt="xl" className={classes['printed'] ?? ''}>
        {text('printed', { id })}
      </Text>
      <RecordDrawer id={opened} onClose={() => open(null)} />
    </div>
  );
}

type DaysProps = {
  readonly items: readonly RecordView[];
  readonly chosen: string | null;
  readonly onOpen: (id: string) => void;
};

function Days({ items, chosen, onOpen }: DaysProps) {
  const formats = useFormats();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen !== null) {
      list.current
        ?.querySelector(`[data-record="${CSS.escape(chosen)}"]`)
        ?.scrollIntoView({ block: 'center' });
    }
  }, [chosen]);
  return (
    <div ref={list} className={`console-card ${classes['transcript'] ?? ''}`}>
      {byDay(items).map((day) => (
        <section key={day.day}>
          <h2 className={classes['day']}>
            <span>{formats.day(day.records[0]?.at ?? day.day)}</span>
          </h2>
          {day.records.map((record) => (
            <RecordLine key={record.id} record={record} chosen={record.id === chosen} onOpen={onOpen} />
          ))}
        </section>
      ))}
    </div>
  );
}

type MoreProps = {
  readonly show: boolean;
  readonly label: string;
  readonly busy: boolean;
  readonly onMore: () => void;
};

function More({ show, label, busy, onMore }: MoreProps) {
  return show ? (
    <Group justify="center" my="md" className="no-print">
      <Button variant="default" size="sm" loading={busy} onClick={onMore}>
        {label}
      </Button>
    </Group>
  ) : null;
}

function windowAround(position: string | null): Window {
  return position === null ? {} : { around: position };
}
