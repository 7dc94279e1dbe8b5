using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Platform;

public class ServerKeyTests
{
    [Fact]
    public async Task The_keys_that_sign_cookies_lie_sealed_in_the_database_and_still_open()
    {
        await using var world = await World.Begin();
        var protector = world.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
        var box = protector.Protect("words");

        var kept = await world.Stored(db => db.ServerKeys.Select(k => k.Xml).ToListAsync());

        Assert.NotEmpty(kept);
        Assert.All(kept, xml =>
        {
            Assert.Contains("sealed", xml, StringComparison.Ordinal);
            Assert.DoesNotContain("<masterKey", xml, StringComparison.Ordinal);
        });
        Assert.Equal("words", protector.Unprotect(box));
    }
}
