import {
  ActionIcon,
  Box,
  Group,
  Input,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
  Textarea,
  Tooltip,
} from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Rule, RuleOutcome } from '../../api/messaging';
import { RuleOutcomeBadge } from '../../ui/Findings';
import { typed } from '../../ui/typed';
import { termsIn } from './draft';
import type { RuleDraft } from './draft';
import { policyMessages } from './messages';
import classes from './policies.module.css';

type RuleCardProps = {
  readonly number: number;
  readonly rule: RuleDraft;
  readonly faults: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
  readonly onChange: (part: Partial<RuleDraft>) => void;
  readonly onRemove: () => void;
};

/** One rule of a policy: what it looks for, what then happens, and what the sender is told. */
export function RuleCard({ number, rule, faults, readOnly, onChange, onRemove }: RuleCardProps) {
  const text = policyMessages.useText();
  return (
    <section className={`console-card ${classes['rule'] ?? ''}`} aria-label={text('ruleNumber', { number })}>
      <Group justify="space-between" mb="md">
        <Group gap="sm">
          <Text fw={600}>{text('ruleNumber', { number })}</Text>
          <RuleOutcomeBadge outcome={rule.outcome} />
        </Group>
        {readOnly ? null : (
          <Tooltip label={text('removeRule')}>
            <ActionIcon variant="subtle" color="seal" aria-label={text('removeRule')} onClick={onRemove}>
              <IconTrash size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      {faults['rule'] === undefined ? null : (
        <Text c="var(--mantine-color-error)" size="sm" mb="sm">
          {faults['rule']}
        </Text>
      )}
      <Group gap="lg" align="flex-start" mb="md">
        <TextInput
          label={text('ruleId')}
          w={200}
          value={rule.id}
          attributes={{ input: { dir: 'ltr' } }}
          maxLength={64}
          readOnly={readOnly}
          error={faults['id']}
          onChange={(event) => onChange({ id: event.currentTarget.value })}
        />
        <Choice
          label={text('outcome')}
          value={rule.outcome}
          readOnly={readOnly}
          choices={(['allow', 'alert', 'block'] as const).map((value) => ({ value, label: text(value) }))}
          onChange={(outcome) => onChange({ outcome: outcome as RuleOutcome })}
        />
        <Choice
          label={text('kind')}
          value={rule.kind}
          readOnly={readOnly}
          choices={(['lexicon', 'pattern'] as const).map((value) => ({ value, label: text(value) }))}
          onChange={(kind) => onChange({ kind: kind as Rule['kind'] })}
        />
      </Group>
      <Matcher rule={rule} faults={faults} readOnly={readOnly} onChange={onChange} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} mt="md">
        <Textarea
          label={text('tipEn')}
          placeholder={text('tipHint')}
          value={rule.tipEn}
          attributes={{ input: { dir: 'ltr' } }}
          autosize
          minRows={2}
          maxRows={6}
          readOnly={readOnly}
          error={faults['tips/en'] ?? faults['tips']}
          onChange={(event) => onChange({ tipEn: event.currentTarget.value })}
        />
        <Textarea
          label={text('tipAr')}
          value={rule.tipAr}
          attributes={{ input: { dir: 'rtl', lang: 'ar' } }}
          autosize
          minRows={2}
          maxRows={6}
          readOnly={readOnly}
          error={faults['tips/ar']}
          onChange={(event) => onChange({ tipAr: event.currentTarget.value })}
        />
      </SimpleGrid>
    </section>
  );
}

type MatcherProps = Pick<RuleCardProps, 'rule' | 'faults' | 'readOnly' | 'onChange'>;

function Matcher({ rule, faults, readOnly, onChange }: MatcherProps) {
  const text = policyMessages.useText();
  if (rule.kind === 'pattern') {
    return (
      <Stack gap="sm">
        <TextInput
          label={text('regex')}
          description={text('regexHint')}
          value={rule.regex}
          attributes={{ input: { dir: 'ltr' } }}
          spellCheck={false}
          classNames={{ input: classes['code'] ?? '' }}
          readOnly={readOnly}
          error={faults['regex']}
          onChange={(event) => onChange({ regex: event.currentTarget.value })}
        />
        <Switch
          label={text('caseSensitive')}
          checked={rule.caseSensitive}
          disabled={readOnly}
          onChange={(event) => onChange({ caseSensitive: event.currentTarget.checked })}
        />
      </Stack>
    );
  }
  return (
    <Stack gap="sm">
      <Textarea
        label={`${text('terms')} (${text('termCount', { count: termsIn(rule.terms).length })})`}
        description={text('termsHint')}
        value={rule.terms}
        {...typed(rule.terms)}
        autosize
        minRows={4}
        maxRows={14}
        spellCheck={false}
        readOnly={readOnly}
        error={faults['terms']}
        classNames={{ error: classes['lines'] ?? '' }}
        onChange={(event) => onChange({ terms: event.currentTarget.value })}
      />
      <Choice
        label={text('match')}
        value={rule.match}
        readOnly={readOnly}
        choices={(['word', 'prefix'] as const).map((value) => ({ value, label: text(value) }))}
        onChange={(match) => onChange({ match: match as 'word' | 'prefix' })}
      />
    </Stack>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly choices: { value: string; label: string }[];
  readonly onChange: (value: string) => void;
};

function Choice({ label, value, readOnly, choices, onChange }: ChoiceProps) {
  return (
    <Input.Wrapper label={label} labelElement="div">
      <Box>
        <SegmentedControl
          aria-label={label}
          value={value}
          data={choices}
          disabled={readOnly}
          onChange={onChange}
        />
      </Box>
    </Input.Wrapper>
  );
}
