import { i18n } from '#i18n';
import { useSetting } from '@/components/hooks/use-setting';
import { Button } from '@/components/ui/Button';
import { ListSection } from '@/components/ui/ListSection';
import { settings } from '@/utils/storage/settings';

/** The sites on which highlights show by themselves, and a way to end that; nothing where there are none. */
export function HighlightSites() {
  const [hosts, setHosts] = useSetting(settings.highlightHosts);
  if (hosts.length === 0) return null;
  return (
    <ListSection
      title={i18n.t('always.sites')}
      advice={i18n.t('always.advice')}
      data-highlight-sites={hosts.length}
    >
      {hosts.map((host) => {
        const name = host === '*' ? i18n.t('always.everySite') : host;
        return (
          <li key={host}>
            <bdi>{name}</bdi>
            <Button
              variant="quiet"
              aria-label={i18n.t('always.stopSite', [name])}
              onClick={() => {
                setHosts(hosts.filter((one) => one !== host));
              }}
            >
              {i18n.t('always.stop')}
            </Button>
          </li>
        );
      })}
    </ListSection>
  );
}
