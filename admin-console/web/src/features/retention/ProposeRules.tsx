import { useFormats } from '@chancery/web-shell/i18n';
import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Modal,
  MultiSelect,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { record } from '../../api/record';
import type { Rule, RuleDocument } from '../../api/record';
import { useTell } from '../policies/useDraft';
import { retentionMessages } from './messages';
import classes from './retention.module.css';

type ProposeRulesProps = {
  readonly opened: boolean;
  readonly document: RuleDocument;
  readonly onClose: () => void;
};

const blank: Rule = {
  id: '',
  name: '',
  units: [],
  people: [],
  kinds: [],
  types: [],
  regions: [],
  period: 'P7Y',
  basis: '',
  obligation: false,
};

type Keyed = { readonly key: string; readonly rule: Rule };

/** A rule that can be told from others while it has no name yet. */
function keyed(rule: Rule): Keyed {
  return { key: crypto.randomUUID(), rule };
}

/** Edits the whole set of rules and proposes it; the archive says what is wrong with it. */
export function ProposeRules({ opened, document, onClose }: ProposeRulesProps) {
  const text = retentionMessages.useText();
  const tell = useTell();
  const cache = useQueryClient();
  const [rules, setRules] = useState<readonly Keyed[]>(() => document.rules.map(keyed));
  const [comment, setComment] = useState('');
  const propose = useMutation({
    mutationFn: () =>
      record.proposeRules({ ...document, rules: rules.map(({ rule }) => rule) }, comment.trim()),
    onSuccess: () => {
      setComment('');
      onClose();
      return cache.invalidateQueries({ queryKey: ['retention-rules'] });
    },
    onError: tell,
  });
  const change = (at: string, part: Partial<Rule>) =>
    setRules((now) => now.map((one) => (one.key === at ? { ...one, rule: { ...one.rule, ...part } } : one)));
  return (
    <Modal opened={opened} onClose={onClose} title={text('change')} size="xl">
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {text('changeDetail')}
        </Text>
        {rules.map(({ key, rule }) => (
          <OneRule
            key={key}
            rule={rule}
            onChange={(part) => change(key, part)}
            onRemove={() => setRules((now) => now.filter((one) => one.key !== key))}
          />
        ))}
        <Button
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.6} />}
          onClick={() => setRules((now) => [...now, keyed(blank)])}
        >
          {text('addRule')}
        </Button>
        <Textarea
          label={text('comment')}
          value={comment}
          required
          maxLength={500}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => setComment(currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {text('cancel')}
          </Button>
          <Button
            loading={propose.isPending}
            disabled={comment.trim() === ''}
            onClick={() => propose.mutate()}
          >
            {text('propose')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

type OneRuleProps = {
  readonly rule: Rule;
  readonly onChange: (part: Partial<Rule>) => void;
  readonly onRemove: () => void;
};

function OneRule({ rule, onChange, onRemove }: OneRuleProps) {
  const text = retentionMessages.useText();
  const formats = useFormats();
  return (
    <fieldset className={classes['rule']} aria-label={`${text('rule')} ${rule.name}`}>
      <Stack gap="sm">
        <Group align="flex-end" gap="sm" wrap="nowrap">
          <TextInput
            flex={1}
            label={text('name')}
            value={rule.name}
            onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
          />
          <TextInput
            w={160}
            label={text('id')}
            dir="ltr"
            value={rule.id}
            onChange={({ currentTarget }) => onChange({ id: currentTarget.value })}
          />
          <TextInput
            w={130}
            label={text('period')}
            placeholder={text('periodHint')}
            description={formats.period(rule.period)}
            dir="ltr"
            value={rule.period}
            onChange={({ currentTarget }) => onChange({ period: currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={text('removeRule', { name: rule.name })}
            onClick={onRemove}
          >
            <IconTrash size={18} stroke={1.6} />
          </ActionIcon>
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TagsInput
            label={text('units')}
            value={[...rule.units]}
            onChange={(units) => onChange({ units })}
          />
          <TagsInput
            label={text('types')}
            value={[...rule.types]}
            onChange={(types) => onChange({ types })}
          />
          <MultiSelect
            label={text('kinds')}
            data={[
              { value: 'direct', label: text('direct') },
              { value: 'room', label: text('room') },
            ]}
            value={[...rule.kinds]}
            onChange={(kinds) => onChange({ kinds })}
          />
          <TextInput
            label={text('basis')}
            value={rule.basis}
            onChange={({ currentTarget }) => onChange({ basis: currentTarget.value })}
          />
        </SimpleGrid>
        <Checkbox
          label={text('isObligation')}
          checked={rule.obligation}
          onChange={({ currentTarget }) => onChange({ obligation: currentTarget.checked })}
        />
      </Stack>
    </fieldset>
  );
}
