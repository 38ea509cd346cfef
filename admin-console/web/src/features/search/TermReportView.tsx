import { useFormats } from '@chancery/web-shell/i18n';
import { ErrorState } from '@chancery/web-shell/ui';
import { Button, Group, SimpleGrid, Stack, Table, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconPrinter, IconTableDown } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { archive } from '../../api/archive';
import type { TermReport } from '../../api/archive';
import { typed } from '../../ui/typed';
import { Fault } from './Fault';
import { usePurpose } from './purpose';
import { queryFault } from './queryFault';
import classes from './workbench.module.css';
import { workbenchMessages } from './workbenchMessages';

/** Counts what each of several terms finds, in all and of each custodian. */
export function TermReportView({ scope: given }: { readonly scope: string }) {
  const text = workbenchMessages.useText();
  const [purpose] = usePurpose();
  const [terms, setTerms] = useState('');
  const [custodians, setCustodians] = useState('');
  const [scope, setScope] = useState(given);
  const lines = terms.split('\n');
  const report = useMutation({
    mutationFn: () =>
      archive.termReport(
        { scope, terms: lines, custodians: custodians.split('\n').filter((line) => line.trim() !== '') },
        purpose,
      ),
  });
  const wrongTerm = queryFault(report.error, 'terms');
  const wrongScope = queryFault(report.error);
  return (
    <section className={`console-card ${classes['chart'] ?? ''}`}>
      <Title order={2} size="h4">
        {text('reportTitle')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {text('reportLead')}
      </Text>
      <form
        className="no-print"
        onSubmit={(event) => {
          event.preventDefault();
          report.mutate();
        }}
      >
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Textarea
              label={text('terms')}
              description={text('termsHint')}
              autosize
              minRows={4}
              maxRows={14}
              required
              value={terms}
              spellCheck={false}
              {...typed(terms)}
              onChange={(event) => setTerms(event.currentTarget.value)}
            />
            <Textarea
              label={text('custodians')}
              description={text('custodiansHint')}
              autosize
              minRows={4}
              maxRows={14}
              value={custodians}
              spellCheck={false}
              {...typed(custodians)}
              onChange={(event) => setCustodians(event.currentTarget.value)}
            />
          </SimpleGrid>
          <TextInput
            label={text('scope')}
            description={text('scopeHint')}
            value={scope}
            spellCheck={false}
            {...typed(scope)}
            onChange={(event) => setScope(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit" loading={report.isPending} disabled={terms.trim() === ''}>
              {text('run')}
            </Button>
          </Group>
        </Stack>
      </form>
      {wrongTerm?.line === undefined ? null : (
        <Fault id="terms-fault" query={lines[wrongTerm.line - 1]?.trim() ?? ''} fault={wrongTerm} />
      )}
      {wrongScope === undefined ? null : <Fault id="scope-fault" query={scope} fault={wrongScope} />}
      {report.isError && wrongTerm?.line === undefined && wrongScope === undefined ? (
        <ErrorState error={report.error} />
      ) : null}
      {report.data === undefined ? null : <Lines report={report.data.report} table={report.data.table} />}
    </section>
  );
}

function Lines({ report, table }: { readonly report: TermReport; readonly table: string }) {
  const text = workbenchMessages.useText();
  const { number } = useFormats();
  return (
    <div>
      <Group justify="flex-end" my="sm" className="no-print">
        <Button
          variant="default"
          size="sm"
          leftSection={<IconTableDown size={17} stroke={1.6} />}
          onClick={() => save(table)}
        >
          {text('download')}
        </Button>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPrinter size={17} stroke={1.6} />}
          onClick={() => window.print()}
        >
          {text('print')}
        </Button>
      </Group>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes['wide']} role="region" aria-label={text('reportTitle')} tabIndex={0}>
        <Table striped className="tabular">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text('term')}</Table.Th>
              <Table.Th>{text('hits')}</Table.Th>
              <Table.Th>{text('unique')}</Table.Th>
              {report.custodians.map((custodian) => (
                <Table.Th key={custodian.id}>
                  <bdi>{custodian.name}</bdi>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.lines.map((line) => (
              <Table.Tr key={line.term}>
                <Table.Th scope="row" title={line.understood}>
                  <bdi>{line.term}</bdi>
                </Table.Th>
                <Table.Td>{number(line.hits)}</Table.Td>
                <Table.Td>{number(line.unique)}</Table.Td>
                {report.custodians.map((custodian, place) => (
                  <Table.Td key={custodian.id}>{number(line.custodians[place] ?? 0)}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{text('anyTerm')}</Table.Th>
              <Table.Td>{number(report.hits)}</Table.Td>
              <Table.Td />
              {report.custodians.map((custodian) => (
                <Table.Td key={custodian.id}>{number(custodian.hits)}</Table.Td>
              ))}
            </Table.Tr>
            <Table.Tr>
              <Table.Th scope="row">{text('looked')}</Table.Th>
              <Table.Td>{number(report.scope)}</Table.Td>
              <Table.Td />
              {report.custodians.map((custodian) => (
                <Table.Td key={custodian.id}>{number(custodian.records)}</Table.Td>
              ))}
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </div>
    </div>
  );
}

function save(table: string): void {
  const address = URL.createObjectURL(new Blob([table], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'term-report.csv';
  link.click();
  URL.revokeObjectURL(address);
}
