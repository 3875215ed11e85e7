import type { Text } from './en';
import { chat } from './vi-chat';
import { number } from './vi-words';

/** What has to be there for the first screen. The rest is in vi-later.ts. */
export const vi: Text = {
  ...chat,
  settings: {
    close: 'Đóng',
    cancel: 'Thôi',
    copy: 'Chép',
    copied: 'Đã chép',
    retry: 'Thử lại',
    menu: {
      label: 'Tài khoản và cài đặt',
      settings: 'Cài đặt',
      signOut: 'Đăng xuất',
      pause: {
        minutes30: 'Đừng làm phiền trong 30 phút',
        hour: 'Đừng làm phiền trong một giờ',
        tomorrow: 'Đừng làm phiền đến ngày mai',
        end: 'Nhận thông báo trở lại',
        until: (time) => `Đừng làm phiền đến ${time}`,
      },
    },
  },
  accounts: {
    loading: 'Đợi một chút…',
    unreachable: 'Không kết nối được với máy chủ. Đang thử lại…',
  },
  errors: {
    offline: 'Bạn đang ngoại tuyến. Hãy thử lại khi có kết nối.',
    muted: 'Tạm thời bạn không thể viết ở đây.',
    blocked: 'Bạn không liên hệ được với người này.',
    filtered: 'Bộ lọc của máy chủ không cho đăng nội dung này.',
    too_large: 'Nội dung quá lớn.',
    archived: 'Cuộc trò chuyện này đã được lưu trữ.',
    rate_limited: 'Hơi nhanh quá. Hãy đợi một chút.',
    no_answer: 'Máy chủ không trả lời. Hãy thử lại.',
    other: 'Không được. Hãy thử lại.',
    waitSeconds: (count) => `Quá nhiều lần thử. Hãy thử lại sau ${number(count)} giây.`,
    unreachable: 'Không kết nối được với máy chủ. Hãy kiểm tra mạng rồi thử lại.',
    unavailable: 'Lúc này máy chủ chưa làm được việc đó. Hãy thử lại sau giây lát.',
    forbidden: 'Bạn không có quyền làm việc này.',
    not_found: 'Mục này không còn nữa.',
    conflict: 'Trong lúc đó đã có người thay đổi. Hãy tải lại trang rồi thử lại.',
  },
};
