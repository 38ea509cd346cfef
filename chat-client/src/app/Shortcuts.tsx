import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { chatTexts } from './texts';

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** How the command key is called on this device. */
export const COMMAND = MAC ? '⌘' : 'Ctrl';

type ShortcutsProps = { readonly opened: boolean; readonly onClose: () => void };

/** Every shortcut in one list. */
export function Shortcuts({ opened, onClose }: ShortcutsProps) {
  const text = chatTexts.useText();
  const shortcuts = [
    { keys: [COMMAND, 'K'], does: text('shortcutJump') },
    { keys: ['Alt', '↓', '↑'], does: text('shortcutNext') },
    { keys: ['Enter'], does: text('shortcutSend') },
    { keys: ['Shift', 'Enter'], does: text('shortcutNewLine') },
    { keys: ['↑'], does: text('shortcutEditLast') },
    { keys: ['Esc'], does: text('shortcutEscape') },
    { keys: [COMMAND, '/'], does: text('shortcutHelp') },
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text('shortcuts')}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      <Stack gap="sm">
        {shortcuts.map(({ keys, does }) => (
          <Group key={does} justify="space-between" wrap="nowrap">
            <Text>{does}</Text>
            <Group gap={4} wrap="nowrap" dir="ltr">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
