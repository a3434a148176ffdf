// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace ecom67 {

/// The field a message is typed into: plain text only, one line high, growing to five. Enter asks
/// to send, or Ctrl+Enter where the person wants that; Shift+Enter breaks the line. Neither while
/// an input method is composing.
class MessageEdit : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageEdit)

public:
    static constexpr int kMostLines = 5;

    enum class SendKey { Enter, CtrlEnter };

    explicit MessageEdit(QWidget *parent = nullptr);
    ~MessageEdit() override;

    void setSendKey(SendKey key) { m_sendKey = key; }

    /// In place of what was there; the caret stands behind it. From a draft or an earlier message,
    /// so it is bounded as pasted text is.
    void replaceText(const QString &text);

    /// Whether an input method holds text that is not in the field yet.
    bool isComposing() const noexcept { return m_isComposing; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendRequested();
    void focusChanged(bool hasFocus);
    /// Up in the first line or Down in the last one, where there is nowhere to go.
    void edgeReached(bool isUp);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    bool isSending(const QKeyEvent &event) const;
    bool reachesEdge(const QKeyEvent &event) const;
    int lineCount() const;
    void chooseLook(const QString &text);
    void restoreLook();
    bool arePicturesShown() const;
    void showPictures(bool areShown);
    void fitHeight();

    SendKey m_sendKey = SendKey::Enter;
    bool m_isComposing = false;
};

} // namespace ecom67
