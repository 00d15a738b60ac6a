import { useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { renameSearch, saveSearch } from '@/utils/library/saved-searches';
import type { ArticleFilter } from '@/utils/search/article-filter';
import { LONGEST_NAME, type SavedSearch } from '@/utils/search/saved-search';

import { filterWords } from './search-words';
import styles from './SearchNameDialog.module.css';
import { tellDone } from './tell-done';

interface SearchNameDialogProps {
  filter: ArticleFilter;
  /** What it is saved as; null where it isn't saved. */
  saved: Pick<SavedSearch, 'id' | 'name'> | null;
  onClose: () => void;
}

/** Saves a search under a name, or gives one another name. Left as it asks, or empty, it has none. */
export function SearchNameDialog({ filter, saved, onClose }: SearchNameDialogProps) {
  const library = useLibrary();
  const id = useId();
  const words = filterWords(filter);
  const [typed, setTyped] = useState(saved === null || saved.name === '' ? words : saved.name);
  const save = (): void => {
    const given = typed.trim() === words ? '' : typed.trim();
    const shown = given === '' ? words : given;
    tellDone(
      i18n.t(saved === null ? 'searches.saved' : 'searches.renamed', [shown]),
      saved === null ? saveSearch(library, filter, given) : renameSearch(library, saved.id, given),
    );
    onClose();
  };
  return (
    <Dialog
      title={i18n.t(saved === null ? 'searches.saveTitle' : 'searches.renameTitle')}
      onClose={onClose}
      footer={
        <Button variant="primary" type="submit" form={id}>
          {i18n.t(saved === null ? 'searches.save' : 'tags.renameDone')}
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
