import { i18n } from '#i18n';
import { useAllowedHosts, usePictureHosts } from '@/components/hooks/use-picture-hosts';
import { Button } from '@/components/ui/Button';
import { ListSection } from '@/components/ui/ListSection';

/** The picture servers that the reader has allowed, and a way to take each back. */
export function AllowedServers() {
  const pictureHosts = usePictureHosts();
  const allowed = useAllowedHosts();
  return (
    <ListSection
      title={i18n.t('pictures.permissions')}
      advice={i18n.t(allowed.length === 0 ? 'pictures.noneAllowed' : 'pictures.someAllowed')}
      data-allowed-servers={allowed.length}
    >
      {allowed.map((host) => {
        const name = host === '*' ? i18n.t('pictures.allServers') : host;
        return (
          <li key={host}>
            <bdi>{name}</bdi>
            <Button
              variant="quiet"
              aria-label={i18n.t('pictures.removeServer', [name])}
              onClick={() => void pictureHosts.remove(host)}
            >
              {i18n.t('pictures.remove')}
            </Button>
          </li>
        );
      })}
    </ListSection>
  );
}
