import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/me';
import { paths } from '../../app/paths';
import { GuardedButton } from '../../ui/GuardedButton';
import { policyMessages } from './messages';
import { usePacks } from './packs';

/** Begins a policy, blank or from one that comes ready-made. */
export function NewPolicyMenu() {
  const text = policyMessages.useText();
  const navigate = useNavigate();
  const mayDraft = useMay('draft-policies');
  const mayPublish = useMay('publish-policies');
  const packs = usePacks(mayDraft).data ?? [];
  if (!mayDraft && !mayPublish) {
    return null;
  }
  return !mayDraft || packs.length === 0 ? (
    <GuardedButton
      reason={mayDraft ? undefined : text('onlyAuthors')}
      leftSection={<IconPlus size={17} />}
      onClick={() => void navigate(paths.newPolicy())}
    >
      {text('newPolicy')}
    </GuardedButton>
  ) : (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={17} />} rightSection={<IconChevronDown size={15} />}>
          {text('newPolicy')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => void navigate(paths.newPolicy())}>{text('blank')}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{text('packs')}</Menu.Label>
        {packs.map((pack) => (
          <Menu.Item key={pack.id} onClick={() => void navigate(paths.newPolicy(pack.id))}>
            <Text size="sm" fw={600} dir="auto">
              {pack.name}
            </Text>
            {pack.description === '' ? null : (
              <Text size="xs" c="dimmed" dir="auto">
                {pack.description}
              </Text>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
