import type { Text } from './en';
import { accounts } from './vi-accounts';
import { admin } from './vi-admin';
import { settings } from './vi-settings';

const number = (count: number) => count.toLocaleString('vi');

function names(list: readonly string[]): string {
  const shown = list.slice(0, 3);
  const rest = list.length - shown.length;
  if (rest > 0) {
    return `${shown.join(', ')} và ${number(rest)} người khác`;
  }
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} và ${shown.at(-1) ?? ''}`;
}

export const vi: Text = {
  language: 'Tiếng Việt',
  accounts,
  settings,
  admin,
  honest: 'Phòng và tin nhắn chỉ nằm trong bộ nhớ của máy chủ. Khi máy chủ khởi động lại, chúng sẽ mất.',
  rooms: {
    title: 'Phòng',
    yours: 'Phòng của bạn',
    others: 'Phòng khác',
    none: 'Chưa có phòng nào khác.',
    create: 'Phòng mới',
    createTitle: 'Mở một phòng',
    createLead: 'Nếu đã có phòng mang tên này, bạn sẽ vào phòng đó.',
    createName: 'Tên phòng',
    createGo: 'Mở',
    leave: (name) => `Rời phòng ${name}`,
    leaveShort: 'Rời phòng',
    people: (count) => `${number(count)} người`,
    unread: (count) => `${number(count)} tin chưa đọc`,
    menu: 'Phòng và cài đặt',
    nowhereTitle: 'Chưa mở phòng nào',
    nowhere: 'Chọn một phòng ở bên trái, hoặc mở phòng của riêng bạn.',
    joining: 'Đang vào phòng…',
  },
  people: {
    title: 'Đang ở đây',
    here: (count) => `${number(count)} người ở đây`,
    online: (count) => `${number(count)} người trực tuyến`,
    you: 'bạn',
    alone: 'Mới chỉ có bạn. Hãy gửi liên kết của phòng này cho ai đó.',
    copyLink: 'Chép liên kết',
    copied: 'Đã chép',
    show: 'Ai đang ở đây',
    typing: (list) => `${names(list)} đang gõ`,
    several: 'Nhiều người đang gõ',
    joined: (list) => `${names(list)} đã vào phòng`,
    left: (list) => `${names(list)} đã rời phòng`,
  },
  messages: {
    log: (room) => `Tin nhắn trong ${room}`,
    emptyTitle: 'Chưa ai nói gì',
    empty: 'Lời đầu tiên là của bạn.',
    fresh: 'Mới',
    newer: (count) => `${number(count)} tin mới`,
    toBottom: 'Tới tin mới nhất',
    gap: 'Một số tin được gửi lúc bạn vắng mặt và nay không còn được giữ.',
    restart: 'Máy chủ đã khởi động lại. Những gì ở trên chỉ còn trên màn hình này.',
    today: 'Hôm nay',
    yesterday: 'Hôm qua',
    waiting: 'Chưa gửi',
    refused: 'Không gửi được',
    retry: 'Thử lại',
    discard: 'Bỏ',
  },
  composer: {
    label: (room) => `Nhắn tới ${room}`,
    placeholder: (room) => `Viết cho ${room}`,
    send: 'Gửi',
    hint: 'Enter để gửi, Shift + Enter để xuống dòng',
    left: (count) => `còn ${number(count)} ký tự`,
    over: (count) => `thừa ${number(count)} ký tự`,
  },
  link: {
    connecting: 'Đang kết nối…',
    reconnecting: 'Đang kết nối lại. Những gì bạn viết được giữ và sẽ gửi sau.',
    offline: 'Bạn đang ngoại tuyến. Những gì bạn viết được giữ và sẽ gửi sau.',
  },
  errors: {
    invalidRoom: 'Tên phòng có từ 1 đến 40 ký tự, trong đó có ít nhất một chữ cái hoặc chữ số.',
    too_many_rooms: 'Đã hết chỗ cho phòng mới. Hãy vào một phòng có sẵn.',
    room_limit: 'Bạn đang ở quá nhiều phòng. Hãy rời một phòng trước.',
    full: 'Nơi này đã đầy. Hãy thử lại sau.',
    rate_limited: 'Hơi nhanh quá. Hãy đợi một chút.',
    no_answer: 'Máy chủ không trả lời. Hãy thử lại.',
    other: 'Không được. Hãy thử lại.',
    waitSeconds: (count) => `Quá nhiều lần thử. Hãy thử lại sau ${number(count)} giây.`,
    waitMinutes: (count) => `Quá nhiều lần thử. Hãy thử lại sau ${number(count)} phút.`,
    unreachable: 'Không kết nối được với máy chủ. Hãy kiểm tra mạng rồi thử lại.',
    unavailable: 'Lúc này máy chủ chưa làm được việc đó. Hãy thử lại sau giây lát.',
    forbidden: 'Bạn không có quyền làm việc này.',
    not_found: 'Mục này không còn nữa.',
    conflict: 'Trong lúc đó đã có người thay đổi. Hãy tải lại trang rồi thử lại.',
    disabled: 'Tài khoản này đã bị quản trị viên khóa.',
    email_unverified: 'Hãy xác nhận địa chỉ e-mail trước.',
    second_factor_required:
      'Ở đây bạn cần có bước thứ hai khi đăng nhập: ứng dụng xác thực hoặc khóa truy cập. Hãy thiết lập trước, và luôn giữ một cái.',
    registration_closed: 'Ở đây cần có lời mời mới tạo được tài khoản.',
    invitation_invalid: 'Lời mời này không còn hiệu lực.',
    code_invalid: 'Mã không đúng hoặc không còn hiệu lực.',
    last_sign_in_method: 'Đây là cách đăng nhập duy nhất của bạn. Hãy thêm một cách khác trước.',
    last_administrator: 'Máy chủ cần ít nhất một quản trị viên. Hãy trao quyền cho người khác trước.',
    username_taken: 'Tên này, hoặc một tên trông giống nó, đã có người dùng.',
    someFields: 'Còn chỗ chưa đúng ở trên.',
  },
  fields: {
    required: 'Cần điền mục này.',
    username:
      'Từ 3 đến 32 chữ cái, chữ số, dấu chấm, gạch nối hoặc gạch dưới, bắt đầu bằng chữ cái hoặc chữ số. Một số từ không dùng được.',
    displayName: 'Từ 1 đến 64 ký tự, trên một dòng.',
    email: 'Địa chỉ e-mail này không dùng được ở đây.',
    passwordLength: 'Từ 8 đến 128 ký tự.',
    password:
      'Quá dễ đoán: có trong danh sách mật khẩu phổ biến, hoặc gần như chỉ là tên, địa chỉ của bạn hay tên máy chủ này.',
    currentPassword: 'Đây không phải mật khẩu hiện tại của bạn.',
    code: 'Sáu chữ số.',
    bio: 'Dài quá.',
    statusText: 'Dài quá.',
    statusEmoji: 'Một biểu tượng cảm xúc.',
    timeZone: 'Máy chủ không biết múi giờ này.',
    publicUrl: 'Một địa chỉ bắt đầu bằng https:// hoặc http://, không có đường dẫn phía sau.',
    allowedDomains: 'Các tên miền như example.org, mỗi dòng một tên.',
    confirmation: 'Đây không phải tên tài khoản.',
    other: 'Chưa đúng.',
  },
};
