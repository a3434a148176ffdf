// SPDX-License-Identifier: MIT
#include "app/ChatComposition.h"

#include "app/ExternalLink.h"
#include "app/KioskMode.h"
#include "app/SettingsOpener.h"
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "model/SetupViewModel.h"
#include "service/ChatService.h"
#include "service/ConnectionHints.h"
#include "service/ConnectionProbe.h"
#include "service/IdentityKeeper.h"
#include "service/PictureFetcher.h"
#include "service/TransportFactory.h"
#include "storage/ConversationStore.h"
#include "storage/SettingsStore.h"
#include "view/CardPictures.h"
#include "view/ChatShell.h"
#include "view/ChatWindow.h"
#include "view/LinkNotice.h"

#include <QApplication>
#include <QTimer>

#include <chrono>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Together they leave the rest of the one in which the program has to be gone.
static constexpr auto kPoliteClose = 300ms;
static constexpr auto kLongestClose = 600ms;

static SetupViewModel::MakeProbe probeMaker(const NetworkSetup &network)
{
    return [&network] { return std::make_unique<ConnectionProbe>(makeTransport(network)); };
}

ChatComposition::ChatComposition(Parts parts, QObject *parent)
    : QObject(parent)
    , m_endpoint(std::move(parts.endpoint))
    , m_settings(parts.settings)
    , m_placements(parts.placements)
    , m_network(parts.network)
    , m_shop(std::move(parts.shop))
    , m_profile(std::move(parts.profile))
    , m_identity(parts.identity)
    , m_account(parts.account)
    , m_store(std::move(parts.store))
    , m_transport(makeTransport(m_network))
    , m_service(std::make_unique<ChatService>(
          *m_transport, ReconnectPolicy(), ChatService::Timing(),
          [this](std::function<void()> done) { m_store->whenWritten(std::move(done)); }))
    , m_hints(std::make_unique<ConnectionHints>(*m_service))
    , m_conversation(std::make_unique<ConversationModel>())
    , m_chat(std::make_unique<ChatViewModel>(
          *m_service, *m_store, *m_conversation,
          tr("Hi! I'm your E-Com67 shopping assistant. How can I help you today? I can help you "
             "find products, answer questions, or assist with your orders.")))
    , m_setup(std::make_unique<SetupViewModel>(m_settings, probeMaker(m_network), tokenInUse()))
    , m_dialogs(std::make_unique<SettingsOpener>(
          m_settings,
          SettingsOpener::Parts{.makeProbe = probeMaker(m_network),
                                .token = tokenInUse(),
                                .programInfo = std::move(parts.programInfo),
                                .account = m_account}))
{
    makePictures(parts.pictureHosts);
    m_service->setInUse(false); // until the chat is opened
    connect(m_chat.get(), &ChatViewModel::sessionChanged, this, &ChatComposition::configure);
    connect(m_setup.get(), &SetupViewModel::endpointChosen, this, &ChatComposition::endpointChosen);
    connect(m_dialogs.get(), &SettingsOpener::saved, this, &ChatComposition::settingsSaved);
}

ChatComposition::~ChatComposition() = default;

void ChatComposition::makePictures(const PictureHosts &hosts)
{
    if (hosts.isEmpty())
        return;
    m_fetcher = std::make_unique<PictureFetcher>(hosts, m_network);
    m_pictures
        = std::make_unique<CardPictures>(hosts, [this](const QUrl &url, FetchPictureDone done) {
              m_fetcher->fetch(url, std::move(done));
          });
    connect(m_chat.get(), &ChatViewModel::sessionChanged, m_pictures.get(), [this] {
        m_fetcher->clear();
        m_pictures->clear();
    });
}

void ChatComposition::makeShell()
{
    ChatShell::Options options;
    options.shop = m_shop;
    options.profile = m_profile;
    options.pictures = m_pictures.get();
    options.account = m_account;
    m_shell = std::make_unique<ChatShell>(*m_chat, *m_setup, m_placements, options);
    updateLook();
    connect(m_shell.get(), &ChatShell::demoRequested, this, &ChatComposition::demoRequested);
    connect(m_shell.get(), &ChatShell::quitRequested, this, &ChatComposition::quitRequested);
    connect(m_shell.get(), &ChatShell::linkActivated, this, &ChatComposition::activateLink);
    connect(m_shell.get(), &ChatShell::preferencesRequested, m_dialogs.get(),
            [this](const QString &key) { m_dialogs->open(m_shell->chatWindow(), key); });
    connect(m_shell.get(), &ChatShell::viewChanged, this, [this](ChatShell::View view) {
        // Looking at the chat is the wish to be connected; closing it is not the wish to part,
        // but then the connection need not be kept up in silence.
        m_service->setInUse(view == ChatShell::View::Open);
        if (view == ChatShell::View::Open)
            connectToServer();
    });
}

void ChatComposition::makeKiosk()
{
    const Settings &settings = m_settings.settings();
    if (!settings.isOn("kiosk/enabled"_L1))
        return;
    ChatWindow &window = m_shell->chatWindow();
    window.setKiosk(true);
    m_kiosk = std::make_unique<KioskMode>(
        *m_chat, window,
        IdleReset::Timing{.untilQuestion
                          = std::chrono::seconds(settings.number("kiosk/resetSeconds"_L1))});
}

void ChatComposition::activateLink(const QUrl &url)
{
    if (m_kiosk)
        showLinkNotice(m_shell->chatWindow(), url);
    else
        openExternalLink(url);
}

void ChatComposition::start()
{
    m_chat->restore();
    // After restore(): the composer takes the draft when it is made.
    makeShell();
    makeKiosk();
    configure();
    // What was typed and never sent goes out now, whether or not anybody looks.
    if (m_chat->resume())
        connectToServer();
    followIdentity();
    m_shell->start();
}

void ChatComposition::followIdentity()
{
    if (!m_identity) {
        connect(m_service.get(), &ChatService::identityRefused, this, &ChatComposition::configure);
        return;
    }
    connect(m_service.get(), &ChatService::identityRefused, m_identity, &IdentityKeeper::renew);
    connect(m_identity, &IdentityKeeper::changed, this, &ChatComposition::onIdentityChanged);
    connect(m_identity, &IdentityKeeper::renewed, this,
            [this] { m_service->renewToken(connection()); });
    connect(m_identity, &IdentityKeeper::noticed, m_chat.get(), &ChatViewModel::problemOccurred);
    if (m_identity->isKnown())
        onIdentityChanged();
    else
        m_identity->start();
}

void ChatComposition::onIdentityChanged()
{
    // With a problem it is not known who it is: the conversation stays and nothing is sent.
    if (!m_identity->identity().problem)
        m_chat->setOwner(m_identity->identity().owner);
    configure();
    if (m_isConnectionWanted)
        m_service->start();
}

/// Not before it is known as whom: a question must not go out in a wrong name.
void ChatComposition::connectToServer()
{
    m_isConnectionWanted = true;
    if (!m_identity || m_identity->isKnown())
        m_service->start();
}

std::function<QString()> ChatComposition::tokenInUse() const
{
    return [this] { return m_identity ? m_identity->identity().token : QString(); };
}

void ChatComposition::configure()
{
    m_service->configure(connection());
}

ConnectionSettings ChatComposition::connection() const
{
    const Identity identity = m_identity ? m_identity->identity() : Identity();
    return {.endpoint = m_endpoint,
            .session = m_chat->session(),
            .token = identity.token,
            .identityProblem = identity.problem};
}

void ChatComposition::setEndpoint(const std::variant<Endpoint, ChatError> &endpoint)
{
    m_endpoint = endpoint;
    configure();
}

void ChatComposition::setShop(const ShopLinks &shop)
{
    m_shop = shop;
    m_shell->chatWindow().setShop(shop);
}

/// Only Windows tells Qt whether its user wants things to move.
static bool isMotionWanted(const QString &reduceMotion)
{
#if defined(Q_OS_WIN)
    if (reduceMotion == "auto"_L1)
        return QApplication::isEffectEnabled(Qt::UI_General);
#endif
    return reduceMotion != "on"_L1;
}

void ChatComposition::updateLook()
{
    const Settings &settings = m_settings.settings();
    m_shell->setAnimated(isMotionWanted(settings.choice("appearance/reduceMotion"_L1)));
    m_shell->setOnTop(settings.isOn("appearance/alwaysOnTop"_L1));
    m_shell->chatWindow().setSendKey(settings.choice("chat/sendKey"_L1) == "ctrlEnter"_L1
                                         ? MessageEdit::SendKey::CtrlEnter
                                         : MessageEdit::SendKey::Enter);
}

void ChatComposition::refreshSettings()
{
    m_dialogs->refresh();
}

void ChatComposition::followNetwork()
{
    if (m_fetcher)
        m_fetcher->forgetNetwork();
    m_service->reconnect();
}

void ChatComposition::stop()
{
    connect(m_transport.get(), &ChatTransport::ended, this, &ChatComposition::stopped);
    QTimer::singleShot(m_transport->isOpen() ? kPoliteClose : 0ms, this, &ChatComposition::stopped);
    m_service->stop();
    // Handed over only: the disk has the time of the goodbye, and then that of close().
    m_chat->saveDraft();
}

bool ChatComposition::close()
{
    m_chat->saveDraft();
    return m_store->close(kLongestClose);
}

} // namespace ecom67
