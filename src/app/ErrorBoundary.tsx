import { Button } from '@mantine/core';
import { Component, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { resetAll, scenarioStore } from '../state/scenarioStore';
import { testIds } from './testIds';

/** Confines a failure to its part of the page and offers a way on; the state is in the link and survives. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  retry = () => this.setState({ error: null });

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Broken error={error} onRetry={this.retry} />;
  }
}

function Broken({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  // Other values may well work: any change is another try.
  useEffect(() => scenarioStore.subscribe(onRetry), [onRetry]);
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
      <Button variant="default" onClick={resetAll}>
        {t('rail.resetAll')}
      </Button>
    </div>
  );
}
