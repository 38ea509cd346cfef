import { Group, Loader, SimpleGrid, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { desk } from '../../../api/policies';
import { textOf, textsOf, valueAt } from '../document';
import type { Path } from '../document';
import classes from '../policies.module.css';
import { useDocument } from './documentContext';
import { LinesField } from './fields';
import { useForm } from './formContext';
import { formMessages } from './messages';

/** More than these are still checked when the policy is saved. */
const MARKED = 12;
const PATIENCE_MILLIS = 900;

/** The texts a rule must find and those it must leave alone, each with whether it does. */
export function Examples({ path }: { readonly path: Path }) {
  const text = formMessages.useText();
  return (
    <div>
      <Text fw={600} size="sm" mb={6}>
        {text('examples')}
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {text('examplesHint')}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Stack gap={6}>
          <LinesField path={[...path, 'match']} label={text('mustMatch')} rows={2} />
          <Marks path={path} list="match" />
        </Stack>
        <Stack gap={6}>
          <LinesField path={[...path, 'pass']} label={text('mustPass')} rows={2} />
          <Marks path={path} list="pass" />
        </Stack>
      </SimpleGrid>
    </div>
  );
}

function Marks({ path, list }: { readonly path: Path; readonly list: 'match' | 'pass' }) {
  const text = formMessages.useText();
  const { policy } = useForm();
  const document = useDocument();
  const examples = textsOf(valueAt(policy, [...path, list])).slice(0, MARKED);
  const rule = textOf(valueAt(policy, [...path.slice(0, -1), 'id']));
  const [asked] = useDebouncedValue({ document, examples: examples.join('\n') }, PATIENCE_MILLIS);
  const found = useQuery({
    queryKey: ['policy-examples', rule, list, asked],
    queryFn: () =>
      Promise.all(
        asked.examples.split('\n').map(async (example) => {
          const { verdict } = await desk.attempt({ text: example, document: asked.document });
          return { example, fires: verdict.findings.some((finding) => finding.rule === rule) };
        }),
      ),
    enabled: asked.examples !== '' && examples.length > 0,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  if (examples.length === 0 || found.isError) {
    return null;
  }
  if (found.data === undefined) {
    return <Loader size="xs" aria-label={text('checking')} />;
  }
  return (
    <ul className={classes['marks']}>
      {found.data.map(({ example, fires }) => {
        const good = fires === (list === 'match');
        return (
          <li key={example}>
            <Group gap={6} wrap="nowrap">
              {good ? (
                <IconCheck size={15} color="var(--mantine-color-moss-6)" aria-label={text('holds')} />
              ) : (
                <IconX size={15} color="var(--mantine-color-seal-6)" aria-label={text('fails')} />
              )}
              <Text size="xs" dir="auto" truncate>
                {example}
              </Text>
            </Group>
          </li>
        );
      })}
    </ul>
  );
}
