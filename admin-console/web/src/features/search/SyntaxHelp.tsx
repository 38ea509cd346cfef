import { useLanguage } from '@chancery/web-shell/i18n';
import { ActionIcon, Modal, Table, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHelp } from '@tabler/icons-react';
import { workbenchMessages } from './workbenchMessages';

const examples = [
  ['merger falcon', 'اندماج و صقر', 'exAnd'],
  ['merger OR takeover NOT draft', 'اندماج أو استحواذ ليس مسودة', 'exOr'],
  ['"inside information"', '«معلومات داخلية»', 'exPhrase'],
  ['terminat*  colo?r', 'إنها*  م?زان', 'exWild'],
  ['guarantee~1', 'ضمان~1', 'exFuzzy'],
  ['profit w/5 warning', 'ربح قرب/5 تحذير', 'exNear'],
  ['profit pre/3 (warning OR alert)', 'ربح قبل/3 (تحذير أو تنبيه)', 'exPre'],
  ['(buy w/3 now) w/10 secret', '(اشتر قرب/3 الآن) قرب/10 سر', 'exNested'],
  ['from:"Rana Haddad" to:j.weber', 'من:"رنا حداد" إلى:j.weber', 'exFrom'],
  ['in:"FX desk" unit:wealth', 'في:"FX desk" وحدة:wealth', 'exWhere'],
  ['on:2026-11-22  after:2026-10  before:2027', 'يوم:2026-11-22  بعد:2026-10  قبل:2027', 'exWhen'],
  ['is:edited  is:recalled  outcome:blocked,held', 'حالة:edited  نتيجة:blocked,held', 'exIs'],
  ['has:attachment type:message.posted', 'فيه:attachment نوع:message.posted', 'exHas'],
] as const;

/** Opens a table of examples, in the language of the page. */
export function SyntaxHelp() {
  const text = workbenchMessages.useText();
  const { language } = useLanguage();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Tooltip label={text('help')}>
        <ActionIcon variant="subtle" color="gray" aria-label={text('help')} onClick={open}>
          <IconHelp size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Modal
        opened={opened}
        onClose={close}
        title={text('help')}
        size="lg"
        closeButtonProps={{ 'aria-label': text('closeHelp') }}
      >
        <Text size="sm" c="dimmed" mb="sm">
          {text('helpLead')} {text('keys')}
        </Text>
        <Table withRowBorders verticalSpacing="xs">
          <Table.Tbody>
            {examples.map(([english, arabic, meaning]) => (
              <Table.Tr key={meaning}>
                <Table.Td>
                  <code dir="auto">{language === 'ar' ? arabic : english}</code>
                </Table.Td>
                <Table.Td>{text(meaning)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Modal>
    </>
  );
}
