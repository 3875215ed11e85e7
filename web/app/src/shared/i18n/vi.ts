import type { Text } from './en';
import { accounts } from './vi-accounts';
import { admin } from './vi-admin';
import { chat } from './vi-chat';
import { customEmoji } from './vi-emoji';
import { folders } from './vi-folders';
import { keeping } from './vi-keeping';
import { moderation } from './vi-moderation';
import { settings } from './vi-settings';
import { number } from './vi-words';

export const vi: Text = {
  accounts,
  settings,
  admin,
  ...chat,
  ...keeping,
  ...moderation,
  ...folders,
  ...customEmoji,
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
