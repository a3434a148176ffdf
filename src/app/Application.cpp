// SPDX-License-Identifier: MIT
#include "app/Application.h"

#include "app/ChatComposition.h"
#include "app/LiveSettings.h"
#include "app/ProgramInfo.h"
#include "app/ProgramTexts.h"
#include "app/ProgramUpdates.h"
#include "app/SavedPlacements.h"
#include "app/ScriptRunner.h"
#include "app/ShopIdentity.h"
#include "app/ShopNetwork.h"
#include "app/TimedConversationStore.h"
#include "app/WindowBench.h"
#include "core/PictureHosts.h"
#include "core/ProgramAddress.h"
#include "gateway/LocalGateway.h"
#include "model/ChatViewModel.h"
#include "storage/MemoryConversationStore.h"
#include "storage/ProfileLock.h"
#include "storage/SettingsStore.h"
#include "storage/SqliteConversationStore.h"
#include "storage/StorageLimits.h"
#include "view/ChatShell.h"
#include "view/ChatWindow.h"
#include "view/ErrorText.h"
#include "view/Fonts.h"
#include "view/ProgramIcon.h"

#include <QApplication>
#include <QEvent>
#include <QFileInfo>
#include <QFileOpenEvent>
#include <QImageReader>

#include <chrono>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Application::Application(StartPlan plan, QObject *parent)
    : QObject(parent)
    , m_plan(std::move(plan))
    , m_settings(std::make_unique<SettingsStore>(
          SettingsStore::ofProfile(m_plan.paths, m_plan.line.settings)))
    , m_live(std::make_unique<LiveSettings>(*m_settings))
    , m_placements(std::make_unique<SavedPlacements>(*m_settings))
    , m_network(std::make_unique<ShopNetwork>(m_settings->settings()))
    , m_texts(std::make_unique<ProgramTexts>())
{
    QApplication::setQuitOnLastWindowClosed(false);
    // Pictures of products: the most pixels there may be, with two bytes for each colour.
    QImageReader::setAllocationLimit(128);
    QApplication::setDesktopFileName(u"com.ecom67.support"_s);
    QApplication::setApplicationDisplayName(u"E-Com67 Support"_s);
    // One look everywhere: what is not painted by ourselves is measured for this style.
    QApplication::setStyle(u"Fusion"_s);
    QApplication::setWindowIcon(programIcon());
    qApp->installEventFilter(this);
}

Application::~Application() = default;

std::optional<QString> Application::start()
{
    m_texts->load(m_settings->settings().choice("appearance/language"_L1));
    installFonts();
    m_updates = ProgramUpdates::wanted(m_settings->settings(), m_plan.paths, m_network->setup());
    if (m_plan.line.isDemo) {
        if (const auto problem = startDemoGateway())
            return errorText(*problem);
        composeDemo();
    } else {
        composeShop(m_settings->settings().parsedEndpoint());
    }
    followSettings();
    if (m_updates)
        m_updates->start();
    if (m_plan.line.isOpenWanted)
        showChat();
    runScript();
    runBench();
    return std::nullopt;
}

std::optional<ChatError> Application::startDemoGateway()
{
    if (m_gateway)
        return std::nullopt;
    m_gateway = std::make_unique<LocalGateway>();
    const auto url = m_gateway->listen();
    if (const auto *error = std::get_if<GatewayError>(&url)) {
        m_gateway.reset();
        return ChatError{.code = ChatError::Code::DemoUnavailable,
                         .detail = error->detail,
                         .httpStatus = 0,
                         .setting = {}};
    }
    return std::nullopt;
}

void Application::composeDemo()
{
    // A demo is nobody's conversation: it is not mixed with the one on the disk. Nor are its
    // products in the real shop.
    m_isDemo = true;
    compose(Endpoint::parse(m_gateway->url().toString()),
            std::make_unique<MemoryConversationStore>(), ShopLinks(), PictureHosts());
}

void Application::composeShop(const std::variant<Endpoint, ChatError> &endpoint)
{
    m_isDemo = false;
    const Settings &settings = m_settings->settings();
    const ShopLinks shop(settings);
    const PictureHosts pictureHosts(settings.imageHosts());
    if (!settings.isOn("history/keep"_L1) || settings.isOn("kiosk/enabled"_L1)) {
        compose(endpoint, std::make_unique<MemoryConversationStore>(), shop, pictureHosts);
        return;
    }
    const QString file = m_plan.paths.conversationFile();
    if (!m_lock)
        m_lock = std::make_unique<ProfileLock>(QFileInfo(file).path());
    if (m_lock->take()) {
        compose(endpoint, makeStore(file), shop, pictureHosts);
        return;
    }
    compose(endpoint, std::make_unique<MemoryConversationStore>(), shop, pictureHosts);
    Q_EMIT m_chat->chat().problemOccurred({.code = ChatError::Code::StorageInUse,
                                           .detail = u"the profile is locked"_s,
                                           .httpStatus = 0,
                                           .setting = {}});
}

std::unique_ptr<ConversationStore> Application::makeStore(const QString &file)
{
    StorageLimits limits;
    limits.age = std::chrono::days(m_settings->settings().number("history/days"_L1));
    auto store = std::make_unique<SqliteConversationStore>(file, limits);
    if (m_plan.line.action != CommandLine::Action::BenchRun)
        return store;
    auto timed = std::make_unique<TimedConversationStore>(std::move(store));
    m_timedStore = timed.get();
    return timed;
}

void Application::compose(const std::variant<Endpoint, ChatError> &endpoint,
                          std::unique_ptr<ConversationStore> store, const ShopLinks &shop,
                          const PictureHosts &pictureHosts)
{
    // The demo is of no profile, and whoever tries it is nobody.
    const bool isNamed = !m_isDemo && !m_plan.paths.isDefault();
    if (!m_isDemo && !m_identity) {
        m_identity = std::make_unique<ShopIdentity>(m_settings->settings(), m_plan.paths,
                                                    m_network->setup());
        m_network->askForPassword(m_identity->secrets());
    }
    m_chat = std::make_unique<ChatComposition>(ChatComposition::Parts{
        .store = std::move(store),
        .endpoint = endpoint,
        .settings = *m_settings,
        .placements = *m_placements,
        .network = m_network->setup(),
        .shop = shop,
        .profile = isNamed ? m_plan.paths.profile() : QString(),
        .pictureHosts = pictureHosts,
        .programInfo = [name = m_plan.line.profile] { return programInfo(name); },
        .identity = m_isDemo ? nullptr : &m_identity->keeper(),
        .account = m_isDemo ? nullptr : m_identity->account()});
    connect(m_chat.get(), &ChatComposition::quitRequested, this, &Application::quit);
    // Queued: both come from inside the windows that a switch takes away.
    connect(m_chat.get(), &ChatComposition::demoRequested, this, &Application::switchToDemo,
            Qt::QueuedConnection);
    connect(m_chat.get(), &ChatComposition::endpointChosen, this, &Application::switchToShop,
            Qt::QueuedConnection);
    connect(m_chat.get(), &ChatComposition::settingsSaved, this, &Application::onSettingsSaved,
            Qt::QueuedConnection);
    m_chat->start();
    if (m_updates)
        m_updates->showIn(m_chat->shell().chatWindow());
}

void Application::onSettingsSaved(const QStringList &keys)
{
    m_live->reload();
    // Whoever chooses a shop has done with the demo.
    const auto endpoint = m_settings->settings().parsedEndpoint();
    if (const auto *chosen = std::get_if<Endpoint>(&endpoint);
        m_isDemo && chosen && keys.contains("endpoint"_L1))
        switchToShop(chosen->toString(), std::nullopt);
}

void Application::leaveChat()
{
    m_isDiskHanging = !m_chat->close() || m_isDiskHanging;
    m_chat.reset();
}

bool Application::close()
{
    m_isDiskHanging = !m_chat->close() || m_isDiskHanging;
    return !m_isDiskHanging;
}

void Application::switchToDemo()
{
    if (const auto problem = startDemoGateway()) {
        Q_EMIT m_chat->chat().problemOccurred(*problem);
        return;
    }
    leaveChat();
    composeDemo();
    afterSwitch();
}

void Application::switchToShop(const QString &endpoint, const std::optional<ChatError> &saveProblem)
{
    // The one that was chosen, also where a stronger source or a full disk stands against it.
    leaveChat();
    composeShop(Endpoint::parse(endpoint));
    afterSwitch();
    if (saveProblem)
        Q_EMIT m_chat->chat().problemOccurred(*saveProblem);
}

void Application::afterSwitch()
{
    if (m_runner)
        m_runner->follow(m_chat->chat());
    m_chat->shell().open();
}

void Application::followSettings()
{
    const auto tell
        = [this](const ChatError &problem) { Q_EMIT m_chat->chat().problemOccurred(problem); };
    connect(m_live.get(), &LiveSettings::problemFound, this, tell);
    connect(m_network.get(), &ShopNetwork::problemFound, this, tell);
    connect(m_network.get(), &ShopNetwork::changed, this, [this] { m_chat->followNetwork(); });
    connect(m_live.get(), &LiveSettings::networkChanged, m_network.get(), &ShopNetwork::follow);
    // The demo has an endpoint of its own and no shop.
    connect(m_live.get(), &LiveSettings::endpointChanged, this, [this] {
        if (!m_isDemo)
            m_chat->setEndpoint(m_settings->settings().parsedEndpoint());
    });
    connect(m_live.get(), &LiveSettings::shopChanged, this, [this] {
        if (!m_isDemo)
            m_chat->setShop(ShopLinks(m_settings->settings()));
    });
    connect(m_live.get(), &LiveSettings::lookChanged, this, [this] { m_chat->updateLook(); });
    connect(m_live.get(), &LiveSettings::reloaded, this, [this] { m_chat->refreshSettings(); });
    m_live->start();
    m_network->reportAuthorities();
}

void Application::showChat()
{
    m_chat->shell().open();
}

void Application::runScript()
{
    if (!m_plan.script)
        return;
    m_runner = std::make_unique<ScriptRunner>(*m_plan.script, m_chat->chat());
    connect(m_runner.get(), &ScriptRunner::finished, this,
            [](int code) { QCoreApplication::exit(code); });
    m_runner->start();
}

void Application::runBench()
{
    if (m_plan.line.action != CommandLine::Action::BenchRun)
        return;
    m_bench = beginBench(m_plan.line.measured, m_chat->chat(), m_chat->shell().chatWindow(),
                         m_timedStore);
    m_chat->shell().open();
}

bool Application::eventFilter(QObject *watched, QEvent *event)
{
    // The system's wish to quit. Qt would ask the windows, and those take a close for "minimise".
    if (watched == qApp && event->type() == QEvent::Quit) {
        quit();
        return true;
    }
    // macOS brings an address of the program by this, and by no argument.
    if (watched == qApp && event->type() == QEvent::FileOpen && m_chat) {
        const QUrl address = static_cast<const QFileOpenEvent *>(event)->url();
        if (readProgramAddress(address.toString()) != AddressWish::NotOurs)
            showChat();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void Application::quit()
{
    Q_EMIT quitting();
    connect(
        m_chat.get(), &ChatComposition::stopped, qApp, [] { QCoreApplication::exit(0); },
        Qt::QueuedConnection);
    m_chat->stop();
}

} // namespace ecom67
