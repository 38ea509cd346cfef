import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import classes from './queryList.module.css';

type QueryListProps<T> = {
  readonly query: UseQueryResult<{ readonly items: readonly T[] }>;
  /** What is shown instead where there is nothing. */
  readonly empty: {
    readonly icon: ReactNode;
    readonly title: string;
    readonly detail: string;
    readonly action?: ReactNode;
  };
  readonly children: (item: T) => ReactNode;
};

/** A list of cards that is being fetched, has failed, is empty, or is there. */
export function QueryList<T extends { readonly id: string }>({ query, empty, children }: QueryListProps<T>) {
  if (query.isPending) {
    return <LoadingState rows={4} />;
  }
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data.items.length === 0) {
    return <EmptyState {...empty} />;
  }
  return (
    <ul className={classes['list']}>
      {query.data.items.map((item) => (
        <li key={item.id} className={`console-card ${classes['item'] ?? ''}`}>
          {children(item)}
        </li>
      ))}
    </ul>
  );
}
