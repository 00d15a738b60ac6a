import { useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { saveSearch } from '@/utils/library/saved-searches';
import type { ArticleFilter } from '@/utils/search/article-filter';
import { LONGEST_NAME } from '@/utils/search/saved-search';

import { filterWords } from './search-words';
import styles from './SearchNameDialog.module.css';
import { tellDone } from './tell-done';

interface SearchNameDialogProps {
  filter: ArticleFilter;
  /** The name that it is saved under; null where it isn't saved. */
  name: string | null;
  onClose: () => void;
}

/** Saves a search under a name, or gives one another name. Left as it asks, or empty, it has none. */
export function SearchNameDialog({ filter, name, onClose }: SearchNameDialogProps) {
  const library = useLibrary();
  const id = useId();
  const words = filterWords(filter);
  const [typed, setTyped] = useState(name === null || name === '' ? words : name);
  const save = (): void => {
    const given = typed.trim() === words ? '' : typed.trim();
    const shown = given === '' ? words : given;
    tellDone(
      i18n.t(name === null ? 'searches.saved' : 'searches.renamed', [shown]),
      saveSearch(library, filter, given),
    );
    onClose();
  };
  return (
    <Dialog
      title={i18n.t(name === null ? 'searches.saveTitle' : 'searches.renameTitle')}
      onClose={onClose}
      footer={
        <Button variant="primary" type="submit" form={id}>
          {i18n.t(name === null ? 'searches.save' : 'tags.renameDone')}
        </Button>
      }
    >
      <form
        id={id}
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label>
          {i18n.t('searches.name')}
          <input
            type="text"
            dir="auto"
            autocomplete="off"
            autofocus
            maxLength={LONGEST_NAME}
            value={typed}
            onFocus={({ currentTarget }) => {
              currentTarget.select();
            }}
            onInput={({ currentTarget }) => {
              setTyped(currentTarget.value);
            }}
          />
        </label>
        <p>{i18n.t('searches.nameAdvice', [words])}</p>
      </form>
    </Dialog>
  );
}
