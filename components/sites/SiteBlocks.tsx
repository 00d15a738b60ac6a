import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import { ListSection } from '@/components/ui/ListSection';
import { showToast } from '@/components/ui/Toast';
import { forgetBlocks } from '@/utils/library/site-blocks';

/** The sites of which the reader has chosen blocks, and a way to forget that; nothing where there are none. */
export function SiteBlocks() {
  const library = useLibrary();
  const sites = useLiveQuery(() => library.db.sites.toArray(), []);
  if (sites.state !== 'ready' || sites.value.length === 0) return null;
  return (
    <ListSection
      title={i18n.t('sites.title')}
      advice={i18n.t('sites.advice')}
      data-site-blocks={sites.value.length}
    >
      {sites.value.map(({ host, blocks }) => (
        <li key={host}>
          <span>
            <bdi>{host}</bdi> · {i18n.t('sites.blocks', blocks.length)}
          </span>
          <Button
            variant="quiet"
            aria-label={i18n.t('sites.forgetSite', [host])}
            onClick={() => void forget(host)}
          >
            {i18n.t('sites.forget')}
          </Button>
        </li>
      ))}
    </ListSection>
  );

  async function forget(host: string): Promise<void> {
    const undo = await forgetBlocks(library, host);
    showToast({
      message: i18n.t('sites.forgotten', [host]),
      action: { label: i18n.t('sites.undo'), run: () => void undo() },
    });
  }
}
