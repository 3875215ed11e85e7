import type { keeping as english } from './en-keeping';
import { number } from './vi-words';

/** The words of what one keeps, and of what comes later. */
export const keeping: typeof english = {
  inbox: {
    title: 'Hộp thư',
    news: (count) => `${number(count)} mục mới`,
    tabs: { mentions: 'Nhắc đến bạn', threads: 'Chuỗi', saved: 'Đã lưu', drafts: 'Bản nháp', reminders: 'Lời nhắc' },
    loading: 'Đang tải',
    empty: {
      mentions: 'Khi ai đó nhắc đến bạn, tin sẽ hiện ở đây.',
      threads: 'Những chuỗi trả lời bạn tham gia hoặc được nhắc đến sẽ hiện ở đây.',
      saved: 'Lưu một tin nhắn từ trình đơn của nó, rồi bạn sẽ tìm lại được ở đây.',
      drafts: 'Những gì bạn viết dở mà chưa gửi sẽ đợi ở đây.',
      reminders: 'Hãy đặt lời nhắc cho một tin nhắn từ trình đơn của nó.',
    },
    fresh: (count) => (count > 99 ? '99+ tin mới' : `${count} tin mới`),
    gone: 'Bạn không còn đọc được tin nhắn này nữa.',
    remove: 'Bỏ lưu',
    unfollow: 'Bỏ theo dõi',
    unfollowed: 'Bạn không còn theo dõi chuỗi này.',
    discard: 'Bỏ bản nháp',
    discarded: 'Đã bỏ bản nháp.',
    done: 'Xong',
    isDone: 'Đã xong lời nhắc.',
    snooze: 'Để sau',
    due: 'Đến hạn',
    remindsAt: (when) => `Nhắc lúc ${when}`,
    inThread: (title) => `${title}, trong một chuỗi`,
    show: 'Xem',
    reminded: (words) => `Lời nhắc: ${words}`,
  },
  when: {
    title: 'Khi nào',
    minutes20: 'Sau 20 phút',
    hour: 'Sau một giờ',
    hours3: 'Sau ba giờ',
    tomorrow: 'Ngày mai',
    monday: 'Thứ Hai tới',
    own: 'Lúc khác …',
    at: 'Ngày và giờ',
    past: 'Thời điểm này đã qua.',
    far: 'Nhiều nhất là một năm tới.',
  },
};
