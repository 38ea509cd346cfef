import { ColourSchemeSwitch, LanguageSwitch, Wordmark } from '@chancery/web-shell/ui';
import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconArrowRight, IconWritingSign } from '@tabler/icons-react';
import { signIn } from '../../app/route';
import { chatTexts } from '../../app/texts';
import classes from './SignInPage.module.css';

/** The door: shown after a sign-out, or when signing in just failed. */
export function SignInPage() {
  const text = chatTexts.useText();
  return (
    <main className={classes.page}>
      <Group className={classes.bar} justify="space-between">
        <Wordmark />
        <Group gap={4}>
          <LanguageSwitch />
          <ColourSchemeSwitch />
        </Group>
      </Group>
      <Paper className={classes.card}>
        <IconWritingSign size={40} stroke={1.2} className={classes.sign} aria-hidden />
        <Title order={1}>{text('signInTitle')}</Title>
        <Text c="dimmed" mt="sm" mb="xl">
          {text('onTheRecordDetail')}
        </Text>
        <Button
          size="md"
          fullWidth
          rightSection={<IconArrowRight size={18} className="chancery-flip" />}
          onClick={signIn}
        >
          {text('signIn')}
        </Button>
      </Paper>
    </main>
  );
}
