import { useFormats } from '@chancery/web-shell/i18n';
import { Loader, Stack, Text, Title } from '@mantine/core';
import type { HoldCounts } from '../../api/record';
import { Bars } from '../../ui/Bars';
import classes from './holds.module.css';
import { holdMessages } from './messages';

type HoldPreviewProps = {
  readonly counts: HoldCounts | undefined;
  readonly busy: boolean;
  readonly names: ReadonlyMap<string, string>;
};

/** What a hold would be on, by custodian, and what is already gone. */
export function HoldPreview({ counts, busy, names }: HoldPreviewProps) {
  const text = holdMessages.useText();
  const formats = useFormats();
  if (counts === undefined) {
    return (
      <section className={`console-card ${classes['card'] ?? ''}`} aria-live="polite">
        {busy ? (
          <Loader size="sm" aria-label={text('counting')} />
        ) : (
          <Text c="dimmed">{text('previewFirst')}</Text>
        )}
      </section>
    );
  }
  const count = formats.number(counts.records);
  return (
    <section className={`console-card ${classes['card'] ?? ''}`} aria-live="polite">
      <Stack gap="md">
        <div>
          <Title order={2} size="h4">
            {text(counts.complete ? 'would' : 'atLeast', { count })}
          </Title>
          {counts.first && counts.last ? (
            <Text size="sm" c="dimmed">
              {text('span', { first: formats.exact(counts.first), last: formats.exact(counts.last) })}
            </Text>
          ) : null}
        </div>
        {counts.custodians.length === 0 ? null : (
          <Bars
            name={text('custodians')}
            bars={counts.custodians.map(({ id, name, records }) => ({
              label: names.get(id) ?? name,
              value: records,
            }))}
          />
        )}
        <div>
          <Title order={3} size="h5" mb={4}>
            {text('gone')}
          </Title>
          {counts.gone.length === 0 ? <Text size="sm">{text('goneNone')}</Text> : null}
          {counts.gone.map(({ disposal, rule, records, at }) => (
            <Text key={`${disposal} ${rule}`} size="sm">
              {text('goneOne', {
                count: formats.number(records),
                number: disposal,
                at: formats.exact(at),
                rule,
              })}
            </Text>
          ))}
          {counts.gone.length === 0 ? null : (
            <Text size="xs" c="dimmed" mt={4}>
              {text('goneNote')}
            </Text>
          )}
        </div>
      </Stack>
    </section>
  );
}
