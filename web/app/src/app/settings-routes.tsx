import { Navigate, Route, Routes } from 'react-router';
import { Invitations } from '~/features/admin/invitations';
import { People } from '~/features/admin/people';
import { ServerSettings } from '~/features/admin/server-settings';
import { AccountSettings } from '~/features/settings/account';
import { NotificationSettings } from '~/features/settings/notifications';
import { ProfileSettings } from '~/features/settings/profile';
import { SecuritySettings } from '~/features/settings/security';
import { SessionSettings } from '~/features/settings/sessions';
import { TokenSettings } from '~/features/settings/tokens';
import { useMe } from '~/shared/api/use-api';
import { onDemand } from '~/shared/ui/later';
import { SettingsIndex, SettingsLayout } from './settings-layout';

// Few look after a server, and those seldom.
const ReportsPage = onDemand(async () => (await import('~/features/moderation/reports')).ReportsPage);
const CustomEmojiPage = onDemand(async () => (await import('~/features/custom-emoji/custom-emoji')).CustomEmojiPage);
const WebhooksPage = onDemand(async () => (await import('~/shared/webhooks/server-webhooks')).ServerWebhooks);
const AuditPage = onDemand(async () => (await import('~/features/moderation/audit')).AuditPage);

export function SettingsRoutes() {
  const isAdministrator = useMe().role === 'administrator';
  return (
    <Routes>
      <Route element={<SettingsLayout />}>
        <Route index element={<SettingsIndex />} />
        <Route path="profile" element={<ProfileSettings />} />
        <Route path="notifications" element={<NotificationSettings />} />
        <Route path="account" element={<AccountSettings />} />
        <Route path="security" element={<SecuritySettings />} />
        <Route path="sessions" element={<SessionSettings />} />
        <Route path="tokens" element={<TokenSettings />} />
        <Route path="emoji" element={<CustomEmojiPage />} />
        <Route path="reports" element={<ReportsPage />} />
        {isAdministrator && (
          <>
            <Route path="server" element={<ServerSettings />} />
            <Route path="invitations" element={<Invitations />} />
            <Route path="people" element={<People />} />
            <Route path="webhooks" element={<WebhooksPage />} />
            <Route path="audit" element={<AuditPage />} />
          </>
        )}
        <Route path="*" element={<Navigate to="/settings" replace />} />
      </Route>
    </Routes>
  );
}
