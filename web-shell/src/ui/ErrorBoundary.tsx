import { Button, Stack, Text, Title } from '@mantine/core';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { shellMessages } from './messages';

type ErrorBoundaryProps = { readonly children: ReactNode };

/** Catches a view that throws while it is drawn, so that the page says so instead of going blank. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const text = shellMessages.useText();
  return (
    <Stack role="alert" align="center" justify="center" h="100%" gap="xs" p="xl" ta="center">
      <Title order={2}>{text('crashed')}</Title>
      <Text c="dimmed">{text('crashedDetail')}</Text>
      <Button mt="sm" onClick={() => window.location.reload()}>
        {text('reload')}
      </Button>
    </Stack>
  );
}
