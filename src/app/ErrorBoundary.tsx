import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { resetAll } from '../state/scenarioStore';
import { testIds } from './testIds';

interface ErrorBoundaryProps {
  /** A change of this key gives the content another try. */
  resetKey: string;
  children: ReactNode;
}

/** Confines a failure to its part of the page and offers a way on; the state is in the link and survives. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidUpdate(before: ErrorBoundaryProps) {
    if (this.state.error && before.resetKey !== this.props.resetKey) this.setState({ error: null });
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Broken error={error} onRetry={() => this.setState({ error: null })} />;
  }
}

function Broken({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="shell__message" role="alert" data-testid={testIds.errorBoundary}>
      <p>
        <strong>{t('app.broken')}</strong> {t('app.brokenHint')}
      </p>
      <p>
        <code>{error.message}</code>
      </p>
      <Button onClick={onRetry} mr="sm">
        {t('app.tryAgain')}
      </Button>
      <Button
        variant="default"
        onClick={() => {
          resetAll();
          onRetry();
        }}
      >
        {t('rail.resetAll')}
      </Button>
    </div>
  );
}
