import { CircleAlert } from 'lucide-preact';

import type { TextSpan } from '@/utils/article/rendered-text';
import type { QueryProblem } from '@/utils/search/query/query-tree';

import { problemWords } from './query-words';
import styles from './QueryProblems.module.css';

interface QueryProblemsProps {
  query: string;
  problems: QueryProblem[];
  /** The reader wants to mend that part. */
  onGoTo: (span: TextSpan) => void;
}

/** More are read out and mended one after the other. */
const MOST = 3;

/** What of a query couldn't be read, and why; each leads to its place in the field. */
export function QueryProblems({ query, problems, onGoTo }: QueryProblemsProps) {
  return (
    <div role="status" class={styles.problems}>
      {problems.length > 0 && (
        <ul>
          {problems.slice(0, MOST).map((problem) => (
            <li key={`${problem.kind} ${String(problem.span.start)}`}>
              <button
                type="button"
                onClick={() => {
                  onGoTo(problem.span);
                }}
              >
                <CircleAlert size={14} aria-hidden="true" />
                <span>{problemWords(problem, query)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
