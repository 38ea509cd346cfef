import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconDownload, IconPrinter, IconUserSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { accessReport, tableOf } from '../../api/accessReport';
import type { Span } from '../../api/accessReport';
import { archive } from '../../api/archive';
import type { Named } from '../../api/record';
import { Days } from '../../ui/Bars';
import { NamedSelect } from '../../ui/NamedSelect';
import { PageHeader } from '../../ui/PageHeader';
import { isolated } from '../../ui/typed';
import { everyDay, spanOf } from './reportDays';
import { Looks, Readers } from './ReportTables';
import { reportMessages } from './reportMessages';

/** Who looked at what of one person. The address names whom and when, so that a report can be linked to. */
export function AccessReportPage() {
  const text = reportMessages.useText();
  const [address, setAddress] = useSearchParams();
  const person = address.get('person');
  const name = address.get('name') ?? '';
  const span = spanOf(address.get('since'), address.get('until'));
  return (
    <div className="console-page">
      <PageHeader
        title={person === null ? text('title') : text('titleOf', { name: isolated(name) })}
        lead={text('lead')}
        actions={
          person === null ? null : (
            <Group gap="sm" className="no-print">
              <Button
                variant="default"
                leftSection={<IconPrinter size={16} stroke={1.6} />}
                onClick={() => window.print()}
              >
                {text('print')}
              </Button>
              <Button
                component="a"
                variant="default"
                href={tableOf(person, span)}
                download
                leftSection={<IconDownload size={16} stroke={1.6} />}
              >
                {text('save')}
              </Button>
            </Group>
          )
        }
      />
      <Question key={address.toString()} address={address} onAsk={setAddress} />
      {person === null ? (
        <EmptyState
          icon={<IconUserSearch size={28} stroke={1.5} />}
          title={text('start')}
          detail={text('startDetail')}
        />
      ) : (
        <Report person={person} span={span} />
      )}
    </div>
  );
}

type QuestionProps = {
  readonly address: URLSearchParams;
  readonly onAsk: (address: Record<string, string>) => void;
};

function Question({ address, onAsk }: QuestionProps) {
  const text = reportMessages.useText();
  const id = address.get('person');
  const [who, setWho] = useState<readonly Named[]>(
    id === null ? [] : [{ id, name: address.get('name') ?? id }],
  );
  const [since, setSince] = useState(address.get('since') ?? '');
  const [until, setUntil] = useState(address.get('until') ?? '');
  const chosen = who.at(-1);
  return (
    <form
      className="console-card no-print"
      style={{ padding: '16px 18px', marginBlockEnd: 20 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined) {
          onAsk({
            person: chosen.id,
            name: chosen.name,
            ...(since === '' ? {} : { since }),
            ...(until === '' ? {} : { until }),
          });
        }
      }}
    >
      <Group align="flex-end" gap="md">
        <div style={{ flex: '1 1 16rem' }}>
          <NamedSelect
            label={text('who')}
            placeholder={who.length === 0 ? text('whoHint') : ''}
            of="people"
            value={who}
            onChange={(value) => setWho(value.slice(-1))}
            find={async (query, signal) =>
              (await archive.people(query, '', signal)).items.map((found) => ({
                id: found.id,
                name: found.name,
              }))
            }
          />
        </div>
        <TextInput
          type="date"
          label={text('since')}
          value={since}
          onChange={({ currentTarget }) => setSince(currentTarget.value)}
        />
        <TextInput
          type="date"
          label={text('until')}
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <Button type="submit" disabled={chosen === undefined}>
          {text('show')}
        </Button>
      </Group>
    </form>
  );
}

function Report({ person, span }: { readonly person: string; readonly span: Span }) {
  const text = reportMessages.useText();
  const formats = useFormats();
  const report = useInfiniteQuery({
    queryKey: ['access-report', person, span],
    queryFn: ({ pageParam, signal }) => accessReport(person, span, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextPage ?? null,
    // Reading it is an entry in the log.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  });
  if (report.isPending) {
    return <LoadingState rows={8} />;
  }
  if (report.isError) {
    return <ErrorState error={report.error} onRetry={() => void report.refetch()} />;
  }
  const sums = report.data.pages[0]?.sums;
  if (sums === undefined || sums.looks === 0) {
    return (
      <EmptyState
        icon={<IconUserSearch size={28} stroke={1.5} />}
        title={text('none')}
        detail={text('noneDetail')}
      />
    );
  }
  return (
    <Stack gap="lg">
      <section className="console-card" style={{ padding: '16px 18px' }}>
        <Group gap="lg" mb="md" role="status">
          <Text fw={600}>{text('looks', { count: sums.looks })}</Text>
          <Text>{text('records', { count: sums.records })}</Text>
          <Text c="dimmed">
            {sums.days.length === 0
              ? text('always')
              : text('between', {
                  from: formats.calendarDay(sums.days[0]?.day ?? ''),
                  to: formats.calendarDay(sums.days.at(-1)?.day ?? ''),
                })}
          </Text>
        </Group>
        <Days name={text('perDay')} days={everyDay(sums.days)} />
      </section>
      <section>
        <Title order={2} size="h4" mb="sm">
          {text('readers')}
        </Title>
        <Readers readers={sums.readers} />
      </section>
      <section>
        <Title order={2} size="h4" mb="sm">
          {text('all')}
        </Title>
        <Looks looks={report.data.pages.flatMap((page) => page.items)} />
        {report.hasNextPage ? (
          <Group justify="center" mt="md" className="no-print">
            <Button
              variant="default"
              loading={report.isFetchingNextPage}
              onClick={() => void report.fetchNextPage()}
            >
              {text('more')}
            </Button>
          </Group>
        ) : null}
      </section>
    </Stack>
  );
}
